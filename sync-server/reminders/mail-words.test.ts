import { describe, expect, it } from 'vitest'
import type { ReminderKind } from '../../domain/reminders/reminder.ts'
import { mailSubjects, mailTexts } from './mail.texts.ts'

const facts = { employer: 'Fournil', offer: 'Boulanger', day: '4 mai 2026', awayUntil: '' }
/** What is said of several, and of one alone, in either language. */
const ofSeveral =
  /\b(?:personnes|candidatures|attendent|viennent|ont|leurs?|leur|Des|Nouvelles|vont|sont|tous|people|have|are|await|applications|all)\b/
const ofOne =
  /\b(?:1 personne|Une personne|attend|vient|sa candidature|Une candidature|Nouvelle|va compter|person|awaits|the application)\b/
/** Of them the words are the same, however many they speak of. */
const ofNobody = new Set<ReminderKind>([
  ...(['answer-ready', 'telling-asked'] as const),
  ...(['acknowledgement', 'no-answer', 'report', 'advice-soon'] as const),
  ...(['label-lost', 'label-lost-again', 'label-lost-last'] as const),
  ...(['offer-quiet', 'offer-quiet-last'] as const),
])
const kinds = (Object.keys(mailTexts.fr.line) as ReminderKind[]).filter((kind) => !ofNobody.has(kind))

describe.each(kinds)('%s', (kind) => {
  const said = (count: number) => [
    mailSubjects[kind]({ ...facts, count }),
    ...(['fr', 'en'] as const).map((language) => mailTexts[language].line[kind]({ ...facts, count })),
  ]

  it('speaks of one as of one', () => {
    for (const words of said(1)) expect(words).not.toMatch(ofSeveral)
  })

  it('speaks of two as of several', () => {
    for (const words of said(2)) expect(words).not.toMatch(ofOne)
    expect(said(2).slice(1).join(' ')).toMatch(/2 personnes.*2 people/)
  })
})
