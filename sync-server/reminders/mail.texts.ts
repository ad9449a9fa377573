import { boardTexts } from '../../domain/hiring/board-texts.ts'
import type { DropAhead } from '../../domain/hiring/drop-ahead.ts'
import type { ReciprokGrade } from '../../domain/hiring/employer.ts'
import { gradeWords } from '../../domain/hiring/reciprok-words.ts'
import type { ReminderKind } from '../../domain/reminders/reminder.ts'

interface MailTexts {
  hello: string
  line: Record<ReminderKind, (about: MailFacts) => string>
  /** What to do now. */
  toEmployer: string
  toCandidate: string
  /** To whoever stands in, who did not ask for these messages. */
  standingIn: (about: Pick<MailFacts, 'employer' | 'day'>) => string
  unsubscribe: string
}

/** What a line may speak of: no name of a candidate travels by e-mail. */
export interface MailFacts {
  employer: string
  /** The title of the offer; empty where it is about none. */
  offer: string
  /** How many applications the line speaks of. */
  count: number
  /** A day in words: until when, or since when. */
  day: string
  /** The last day away of an employer that is away; else empty. */
  awayUntil: string
  /** Of a label that is about to fall: from what to what, and of which offers people keep it. */
  drop?: Pick<DropAhead, 'from' | 'to'>
  byOffer?: readonly { offer: string; count: number }[]
}

/** What heads a message in a list of messages: in French, where these places are. */
export const mailSubjects: Readonly<Record<ReminderKind | 'several', (about: MailFacts) => string>> = {
  several: ({ count }) => `Vos candidatures\u202f: ${count} points à voir`,
  acknowledgement: ({ employer }) => `Votre candidature est bien arrivée chez ${employer}`,
  'new-file': ({ offer, count }) =>
    `${of(count, 'Nouvelle candidature', 'Nouvelles candidatures')}\u202f: ${offer}`,
  unopened: ({ offer, count }) =>
    `${of(count, 'Une candidature n’est pas encore ouverte', 'Des candidatures ne sont pas encore ouvertes')}\u202f: ${offer}`,
  'full-value': ({ offer }) => `Encore deux jours pour une réponse à pleine valeur\u202f: ${offer}`,
  waiting: ({ offer, count }) =>
    `${of(count, 'Une personne attend', 'Des personnes attendent')} votre réponse\u202f: ${offer}`,
  'counts-soon': ({ offer, count }) =>
    `${of(count, 'Une candidature va', 'Des candidatures vont')} compter dans votre note\u202f: ${offer}`,
  'no-answer': ({ employer }) => `Sans réponse de ${employer} à ce jour`,
  'answer-ready': () => 'Une réponse à votre candidature vous attend',
  'telling-asked': () => 'Un employeur dit vous avoir répondu\u202f: est-ce vrai\u202f?',
  conclude: ({ offer }) => `Où en êtes-vous\u202f? ${offer}`,
  'conclude-soon': ({ offer }) => `Derniers jours pour conclure\u202f: ${offer}`,
  'offer-closed': ({ offer, count }) =>
    `Recrutement terminé\u202f: ${of(count, 'une réponse est attendue', 'répondez à tous')} (${offer})`,
  'offer-closed-again': ({ offer, count }) =>
    `${of(count, 'Une personne attend', 'Des personnes attendent')} encore\u202f: ${offer}`,
  'offer-closed-last': ({ offer }) => `Dernier rappel avant le bilan\u202f: ${offer}`,
  report: ({ offer }) => `Le bilan de votre recrutement\u202f: ${offer}`,
  'offer-quiet': ({ offer }) => `Ce recrutement continue-t-il\u202f? ${offer}`,
  'offer-quiet-last': ({ offer, day }) => `Sans nouvelles, ce recrutement se clôt le ${day}\u202f: ${offer}`,
  'drop-ahead': ({ day }) => `Votre label Reciprok va baisser le ${day}`,
  'label-lost': () => 'Qu’est-ce qui vous a empêché de répondre\u202f?',
  'label-lost-again': () => 'Pouvons-nous vous aider à répondre\u202f?',
  'label-lost-last': () => 'Un conseil en recrutement vous attend',
  'advice-soon': ({ day }) => `Votre demi-heure de conseil\u202f: ${day}`,
}

/** Easy French and English, one under the other: nobody knows which the reader reads. */
export const mailTexts: Readonly<Record<'fr' | 'en', MailTexts>> = {
  fr: {
    hello: 'Bonjour,',
    line: {
      acknowledgement: ({ employer, offer, day, awayUntil }) =>
        `votre candidature «\u202f${offer}\u202f» est bien arrivée chez ${employer} le ${day}. ${awayUntil ? boardTexts.fr.away.replace('{day}', awayUntil) : 'Une réponse est attendue dans les 15 jours.'} Vous pouvez suivre votre candidature à la borne de la pépinière.`,
      'new-file': ({ offer, count }) =>
        `«\u202f${offer}\u202f»\u202f: ${people(count, 'vient', 'viennent')} de postuler.`,
      unopened: ({ offer, count }) =>
        `«\u202f${offer}\u202f»\u202f: ${people(count, 'a', 'ont')} postulé il y a une semaine. Personne n’a encore ouvert ${of(count, 'sa candidature', 'leurs candidatures')}.`,
      'full-value': ({ offer, count, day }) =>
        `«\u202f${offer}\u202f»\u202f: ${people(count, 'attend', 'attendent')} votre réponse. Jusqu’au ${day}, elle garde toute sa valeur.`,
      waiting: ({ offer, count }) =>
        `«\u202f${offer}\u202f»\u202f: ${people(count, 'attend', 'attendent')} votre réponse depuis trois semaines.`,
      'counts-soon': ({ offer, count, day }) =>
        `«\u202f${offer}\u202f»\u202f: ${people(count, 'attend', 'attendent')} toujours. Sans réponse, ce silence compte dans votre note à partir du ${day}.`,
      'no-answer': ({ employer, offer }) =>
        `${employer} n’a pas répondu à votre candidature «\u202f${offer}\u202f» dans les 30 jours. Ce n’est pas un jugement sur vous. À la pépinière, on peut en parler et chercher d’autres pistes avec vous.`,
      'answer-ready': ({ employer, offer }) =>
        `une réponse de ${employer} à votre candidature «\u202f${offer}\u202f» vous attend. Elle n’est pas dans ce message, que d’autres peuvent lire. Lisez-la à la borne de la pépinière avec votre carte, ou par le lien que vous y avez pris pour votre téléphone.`,
      'telling-asked': ({ employer, offer, day }) =>
        `${employer} dit vous avoir déjà répondu, autrement qu’ici, pour votre candidature «\u202f${offer}\u202f». Si ce n’est pas vrai, dites-le avant le ${day}, à la borne de la pépinière ou par le lien que vous y avez pris\u202f: cette réponse ne comptera pas.`,
      conclude: ({ offer, count }) =>
        `«\u202f${offer}\u202f»\u202f: vous avez retenu ${people(count)} il y a deux mois. Dites comment cela se termine.`,
      'conclude-soon': ({ offer, count, day }) =>
        `«\u202f${offer}\u202f»\u202f: vous avez retenu ${people(count)}. Sans conclusion avant le ${day}, la suite ne compte plus.`,
      'offer-closed': ({ offer, count }) =>
        `Le recrutement «\u202f${offer}\u202f» est terminé. ${people(count, 'attend', 'attendent')} une réponse\u202f: un seul écran suffit${of(count, '', ' pour répondre à tous')}.`,
      'offer-closed-again': ({ offer, count }) =>
        `«\u202f${offer}\u202f»\u202f: ${people(count, 'attend', 'attendent')} encore une réponse.`,
      'offer-closed-last': ({ offer, count }) =>
        `«\u202f${offer}\u202f»\u202f: ${people(count, 'attend', 'attendent')} encore. Le bilan du recrutement paraît demain.`,
      report: ({ offer }) =>
        `Le bilan du recrutement «\u202f${offer}\u202f» est prêt\u202f: ouvrez-le à votre poste.`,
      'offer-quiet': ({ offer, day }) =>
        `«\u202f${offer}\u202f»\u202f: rien n’a bougé depuis 60 jours. Le recrutement continue-t-il\u202f? Dites-le à votre poste, ou répondez à une candidature. Sinon l’offre se clôt d’elle-même le ${day}\u202f; personne n’est refusé pour autant.`,
      'offer-quiet-last': ({ offer, day }) =>
        `«\u202f${offer}\u202f»\u202f: sans nouvelles de vous, l’offre se clôt d’elle-même le ${day}. Un geste à votre poste suffit pour qu’elle reste.`,
      'drop-ahead': ({ count, day, drop, byOffer }) =>
        `Le ${day}, votre label Reciprok passerait de «\u202f${gradeIn('fr', drop?.from)}\u202f» à «\u202f${gradeIn('fr', drop?.to)}\u202f». ` +
        (count === 0
          ? 'Plus aucune réponse ne l’évite cette fois. Chaque réponse compte pour la suite.'
          : `Pour le garder, répondez à ${people(count)}, ou dites comment un oui s’est terminé\u202f: ${listed(byOffer, (offer) => `«\u202f${offer}\u202f»`)}. La liste exacte est à votre poste, à la page «\u202fMon label Reciprok\u202f».`),
      'label-lost': () =>
        'cette fois, le label Reciprok n’est pas atteint. Dites-nous à votre poste ce qui vous a empêché de répondre. Un conseil en recrutement, gratuit, peut vous aider.',
      'label-lost-again': () =>
        'il y a deux semaines, nous vous demandions ce qui vous empêche de répondre. Deux minutes suffisent, et un conseil gratuit peut suivre.',
      'label-lost-last': () =>
        'dernière demande\u202f: dites-nous ce qui vous empêche de répondre, ou parlez-en avec l’équipe de la pépinière.',
      'advice-soon': ({ day }) =>
        `votre demi-heure de conseil à la pépinière commence le ${day}. Un empêchement\u202f? Rendez-la à votre poste\u202f: quelqu’un d’autre en profitera.`,
    },
    toEmployer: 'Répondez à votre poste employeur de la pépinière, ou appelez l’équipe.',
    toCandidate: 'L’équipe de la pépinière est là pour vous.',
    standingIn: ({ employer, day }) => `Vous remplacez ${employer} jusqu’au ${day}.`,
    unsubscribe: 'Ne plus recevoir ces messages',
  },
  en: {
    hello: 'Hello,',
    line: {
      acknowledgement: ({ employer, offer, day, awayUntil }) =>
        `your application for “${offer}” reached ${employer} on ${day}. ${awayUntil ? boardTexts.en.away.replace('{day}', awayUntil) : 'An answer is expected within 15 days.'} You can follow it at the kiosk.`,
      'new-file': ({ offer, count }) => `“${offer}”: ${persons(count, 'has', 'have')} just applied.`,
      unopened: ({ offer, count }) =>
        `“${offer}”: ${persons(count)} applied a week ago. Nobody has opened the ${of(count, 'application', 'applications')} yet.`,
      'full-value': ({ offer, count, day }) =>
        `“${offer}”: ${persons(count, 'awaits', 'await')} your answer. Until ${day} it keeps its full value.`,
      waiting: ({ offer, count }) =>
        `“${offer}”: ${persons(count, 'has', 'have')} been waiting for three weeks.`,
      'counts-soon': ({ offer, count, day }) =>
        `“${offer}”: ${persons(count, 'is', 'are')} still waiting. Without an answer the silence counts in your score from ${day}.`,
      'no-answer': ({ employer, offer }) =>
        `${employer} has not answered your application for “${offer}” within 30 days. This is no judgement on you. At the place we can talk about it and look for other ways together.`,
      'answer-ready': ({ employer, offer }) =>
        `an answer from ${employer} to your application for “${offer}” is waiting for you. It is not in this message, which others may read. Read it at the kiosk with your card, or by the link that you took there for your telephone.`,
      'telling-asked': ({ employer, offer, day }) =>
        `${employer} says it answered you already, outside of here, about your application for “${offer}”. If that is not true, say so before ${day}, at the kiosk or by the link that you took there: that answer will not count.`,
      conclude: ({ offer, count }) =>
        `“${offer}”: two months ago you accepted ${persons(count)}. Tell how it ended.`,
      'conclude-soon': ({ offer, count, day }) =>
        `“${offer}”: you accepted ${persons(count)}. Without a conclusion before ${day} the follow-up does not count any more.`,
      'offer-closed': ({ offer, count }) =>
        `The recruitment “${offer}” is over. ${persons(count, 'awaits', 'await')} an answer: one screen is enough${of(count, '', ' for all')}.`,
      'offer-closed-again': ({ offer, count }) =>
        `“${offer}”: ${persons(count, 'still awaits', 'still await')} an answer.`,
      'offer-closed-last': ({ offer, count }) =>
        `“${offer}”: ${persons(count, 'is', 'are')} still waiting. The report comes out tomorrow.`,
      report: ({ offer }) => `The report of the recruitment “${offer}” is ready: open it at your desk.`,
      'offer-quiet': ({ offer, day }) =>
        `“${offer}”: nothing has happened for 60 days. Does the recruitment go on? Say so at your desk, or answer an application. Otherwise the offer closes by itself on ${day}; nobody is refused by that.`,
      'offer-quiet-last': ({ offer, day }) =>
        `“${offer}”: without news of you the offer closes by itself on ${day}. One act at your desk keeps it open.`,
      'drop-ahead': ({ count, day, drop, byOffer }) =>
        `On ${day} your Reciprok label would go from “${gradeIn('en', drop?.from)}” to “${gradeIn('en', drop?.to)}”. ` +
        (count === 0
          ? 'No answer can keep it this time. Each answer counts for what follows.'
          : `To keep it, answer ${persons(count)}, or tell how a yes ended: ${listed(byOffer, (offer) => `“${offer}”`)}. The exact list is at your desk, on the page of your label.`),
      'label-lost': () =>
        'the Reciprok label was not reached this time. Tell us at your desk what stopped you from answering. Free recruitment advice can help.',
      'label-lost-again': () =>
        'two weeks ago we asked what keeps you from answering. It takes two minutes, and free advice can follow.',
      'label-lost-last': () =>
        'a last question: what keeps you from answering? Tell us, or talk to the team of the place.',
      'advice-soon': ({ day }) =>
        `your half hour of advice at the place begins on ${day}. If you cannot come, give it back at your desk: somebody else will be glad of it.`,
    },
    toEmployer: 'Answer at your employer desk, or call the team.',
    toCandidate: 'The team of the place is there for you.',
    standingIn: ({ employer, day }) => `You stand in for ${employer} until ${day}.`,
    unsubscribe: 'Receive no more of these messages',
  },
}

function of(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}

function people(count: number, one = '', many = ''): string {
  return count === 1 ? `1 personne ${one}`.trim() : `${count} personnes ${many}`.trim()
}

function persons(count: number, one = '', many = ''): string {
  return count === 1 ? `1 person ${one}`.trim() : `${count} people ${many}`.trim()
}

function gradeIn(language: 'fr' | 'en', grade: ReciprokGrade | undefined): string {
  return grade ? gradeWords(grade, language) : ''
}

/** Each offer with how many of its people are meant. */
function listed(byOffer: MailFacts['byOffer'] = [], quoted: (offer: string) => string): string {
  return byOffer.map(({ offer, count }) => `${quoted(offer)} (${count})`).join(', ')
}
