import type { ReminderKind } from '../../domain/reminders/reminder.ts'
import type { MailFacts } from './mail.texts.ts'

/** `day`: without its year, which is this one or the next. */
type Facts = Pick<MailFacts, 'count' | 'day'>
/** Candidates are written to by e-mail alone: their telephone is for the employer they gave it to. */
type SmsKind = Exclude<ReminderKind, 'acknowledgement' | 'no-answer' | 'answer-ready' | 'telling-asked'>

interface SmsTexts {
  line: Record<ReminderKind, (about: Facts) => string>
  several: (count: number) => string
  atTheDesk: string
}

const toNoCandidate = {
  acknowledgement: () => '',
  'no-answer': () => '',
  'answer-ready': () => '',
  'telling-asked': () => '',
}

const french: Record<SmsKind, (about: Facts) => string> = {
  'new-file': ({ count }) =>
    (count === 1 ? 'une personne vient' : `${count} personnes viennent`) + ' de postuler.',
  unopened: ({ count }) => `${waitingFr(count)} depuis une semaine.`,
  'full-value': ({ count, day }) => `${waitingFr(count)}. Répondez avant le ${day}.`,
  waiting: ({ count }) => `${waitingFr(count)} depuis trois semaines.`,
  'counts-soon': ({ count, day }) => `${waitingFr(count)}. Compté dès le ${day}.`,
  conclude: () => 'votre recrutement, comment se termine-t-il ?',
  'conclude-soon': ({ day }) => `dites avant le ${day} comment finit le recrutement.`,
  'offer-closed': ({ count }) => `recrutement terminé, ${waitingFr(count)}.`,
  'offer-closed-again': ({ count }) => `${waitingFr(count)} encore.`,
  'offer-closed-last': ({ count }) => `${waitingFr(count)} encore. Bilan demain.`,
  report: () => 'le bilan de votre recrutement est prêt.',
  'offer-quiet': ({ day }) => `votre offre continue ? Sinon, close le ${day}.`,
  'offer-quiet-last': ({ day }) => `sans nouvelles, offre close le ${day}.`,
  'drop-ahead': ({ day }) => `votre label va baisser le ${day}.`,
  'label-lost': () => "qu'est-ce qui vous empêche de répondre ?",
  'label-lost-again': () => 'pouvons-nous vous aider à répondre ?',
  'label-lost-last': () => 'un conseil gratuit vous attend.',
  'advice-soon': ({ day }) => `votre conseil : ${day}.`,
}

const english: Record<SmsKind, (about: Facts) => string> = {
  'new-file': ({ count }) => (count === 1 ? '1 person has' : `${count} people have`) + ' just applied.',
  unopened: ({ count }) => `${waitingEn(count)} for a week.`,
  'full-value': ({ count, day }) => `${shortEn(count)}, answer by ${day}.`,
  waiting: ({ count }) => `${waitingEn(count)} for three weeks.`,
  'counts-soon': ({ count, day }) => `${shortEn(count)}, counted from ${day}.`,
  conclude: () => 'How does your recruitment end?',
  'conclude-soon': ({ day }) => `Tell by ${day} how it ended.`,
  'offer-closed': ({ count }) => `Recruitment over, ${waitingEn(count)}.`,
  'offer-closed-again': ({ count }) => `${waitingEn(count)} still.`,
  'offer-closed-last': ({ count }) => `${waitingEn(count)} still. Report tomorrow.`,
  report: () => 'Your report is ready.',
  'offer-quiet': ({ day }) => `Still recruiting? If not, closed on ${day}.`,
  'offer-quiet-last': ({ day }) => `Your offer closes on ${day}.`,
  'drop-ahead': ({ day }) => `Your label is about to fall on ${day}.`,
  'label-lost': () => 'What keeps you from answering?',
  'label-lost-again': () => 'May we help you answer?',
  'label-lost-last': () => 'Free advice awaits you.',
  'advice-soon': ({ day }) => `Your advice: ${day}.`,
}

/** Words of an SMS to an employer, one language after the other: nobody knows which its reader reads. */
export const smsTexts: { fr: SmsTexts; en: SmsTexts; from: string; stop: Record<string, string> } = {
  fr: {
    line: { ...french, ...toNoCandidate },
    several: (count) => `${count} points à voir.`,
    atTheDesk: 'Voir votre espace.',
  },
  en: {
    line: { ...english, ...toNoCandidate },
    several: (count) => `${count} matters to see.`,
    atTheDesk: 'See your desk.',
  },
  from: 'Pépinière :',
  stop: {
    byReply: 'STOP pour arrêter',
    byLink: 'Stop :',
    byHosts: "Pour arrêter : l'accueil",
  },
}

function waitingFr(count: number): string {
  return count === 1 ? 'une personne attend' : `${count} personnes attendent`
}

function waitingEn(count: number): string {
  return count === 1 ? '1 person waits' : `${count} people wait`
}

/** Beside a day, which is long. */
function shortEn(count: number): string {
  return count === 1 ? '1 waits' : `${count} wait`
}
