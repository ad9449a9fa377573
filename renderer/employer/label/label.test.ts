import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../domain/hiring/answer-application.ts'
import type { Application } from '../../../domain/hiring/application.ts'
import { scoreIfAnswered } from '../../../domain/hiring/reciprok-preview.ts'
import { scoreEmployer } from '../../../domain/hiring/reciprok-score.ts'
import { LARGEST_PERSONAL_GROUP, scoredFileOf } from '../../../domain/hiring/scored-file.ts'
import { DAY, parisInstant } from '../../../domain/time.ts'
import { makeApplication, makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { orderInbox } from '../inbox/inbox.ts'
import { answerEffect, effectOfSending } from './answer-effect.ts'
import { arithmeticRows } from './arithmetic.ts'
import { dropAhead } from './drop-ahead.ts'
import { nextPublication } from '../../../domain/hiring/drop-ahead.ts'
import { agreement } from './label-facts.ts'
import { owedPeople, proposedPeople, waitingPeople, whatIf } from './what-if.ts'

const answered = (id: string, daysAgo: number): Application =>
  makeApplication({
    id,
    daysAgo,
    told: [
      {
        type: 'refused',
        daysAgo: daysAgo - 5,
        reasons: [{ code: 'skill_missing', criterionId: 'c1' }],
        stepForward: { kind: 'offer', itemId: 'o2' },
      },
    ],
  })
const silent = (id: string, daysAgo: number) => makeApplication({ id, daysAgo })
const filesOf = (applications: Application[]) => applications.map((application) => scoredFileOf(application)!)

describe('the day of the next publication', () => {
  it.each([
    ['a Monday before six', parisInstant('2026-05-04', 5, 59), '2026-05-04'],
    ['a Monday at six', parisInstant('2026-05-04', 6), '2026-05-11'],
    ['a Sunday night', parisInstant('2026-05-10', 23, 59), '2026-05-11'],
    ['the week the clocks go forward', parisInstant('2026-03-25', 12), '2026-03-30'],
    ['the week the clocks go back', parisInstant('2026-10-21', 12), '2026-10-26'],
  ])('%s: the coming Monday at six in Paris', (_, now, day) => {
    expect(nextPublication(now)).toBe(parisInstant(day, 6))
  })
})

describe('the score counted here and at the server', () => {
  const files = filesOf([answered('a', 40), silent('b', 50)])
  const server = scoreEmployer(files, NOW).score

  it('are said to differ when one integer does, and both are shown', () => {
    const other = { ...server, points: server.points + 1 }
    expect(agreement(files, other)).toEqual({ kind: 'different', here: server, server: other })
    expect(agreement(files.slice(1), server).kind).toBe('different')
  })

  it('are compared at the moment of the server, whatever the hour here', () => {
    expect(agreement(files, server)).toEqual({ kind: 'same' })
    const later = scoreEmployer(files, NOW + 200 * DAY).score
    expect(agreement(files, later)).toEqual({ kind: 'same' })
  })

  it('are not compared before the server told one', () => {
    expect(agreement(files, undefined)).toEqual({ kind: 'unknown' })
  })
})

describe('what answering would change', () => {
  const applications = [
    ...['a', 'b', 'c', 'd'].map((id) => answered(id, 60)),
    ...['e', 'f', 'g', 'h'].map((id, index) => silent(id, 50 - index)),
  ]
  const entries = orderInbox(applications, [], NOW)
  const files = filesOf(applications)

  it('is not shown while nobody is chosen, or for somebody who left the list', () => {
    expect(whatIf(files, new Set(), NOW)).toBeNull()
    expect(whatIf(files, new Set(['unknown']), NOW)).toBeNull()
  })

  it('proposes the three who wait longest, and counts with the formula itself', () => {
    const waiting = waitingPeople(entries, files)
    expect(proposedPeople(waiting)).toEqual(['e', 'f', 'g'])
    const preview = whatIf(files, new Set(proposedPeople(waiting)), NOW)!
    expect(preview.asOf).toBe(NOW)
    expect(preview.today).toEqual(scoreEmployer(files, NOW).score)
    expect(preview.ifAnswered.score).toBeGreaterThan(preview.today.score)
  })

  it('leaves out a person whom the server has not received yet', () => {
    const local: Application = { ...silent('local', 3) }
    delete local.events[0]!.receivedAt
    expect(waitingPeople(orderInbox([local], [], NOW), [])).toEqual([])
  })

  it('leaves out whoever no host has recognised yet: their answer counts in no score', () => {
    const inDoubt: Application = { ...silent('d', 3), unverified: true }
    const entries = orderInbox([inDoubt, silent('k', 3)], [], NOW)
    const files = filesOf([inDoubt, silent('k', 3)])
    const idsOf = (people: readonly { application: Application }[]) =>
      people.map(({ application }) => application.id)
    expect(idsOf(waitingPeople(entries, files))).toEqual(['k'])
    expect(idsOf(owedPeople(entries, files))).toEqual(['k'])
  })
})

describe('the effect of an answer before it is sent', () => {
  const writer = { now: NOW, deviceId: 'desk-1', siteId: 'mende' } as const
  const offer = makeOffer()
  const recent = silent('r', 3)
  const refusal = { kind: 'refuse', reasons: [{ code: 'position_filled' }] } as const
  const effectOf = (answer: Answer, ...applications: Application[]) =>
    effectOfSending(filesOf([...applications, answered('a', 40)]), applications, offer, answer, writer)

  it('is what it will be once sent, and more with a step forward', () => {
    const bare = effectOf(refusal, recent)!
    const pointing = effectOf({ ...refusal, stepForward: { kind: 'offer', itemId: 'offer-2' } }, recent)!
    expect(bare.with.points).toBeGreaterThan(bare.without.points)
    expect(pointing.with.points).toBeGreaterThan(bare.with.points)
    expect(pointing.without).toEqual(bare.without)
  })

  it('counts everybody of a group, and a step forward for so many as nobody’s own', () => {
    const many = Array.from({ length: LARGEST_PERSONAL_GROUP + 1 }, (_, index) => silent(`m${index}`, 3))
    const answer = { ...refusal, stepForward: { kind: 'offer', itemId: 'offer-2' } } as const
    expect(effectOf(answer, ...many)!.with.answered).toBe(many.length + 1)
    expect(effectOf(answer, ...many)!.with).toEqual(effectOf(refusal, ...many)!.with)
  })

  it('is not told of what changes nothing or cannot be sent', () => {
    expect(effectOf({ kind: 'ask-info', message: 'Quand pouvez-vous ?' }, recent)).toBeNull()
    expect(effectOf(refusal, answered('b', 40))).toBeNull()
  })
})

describe('a label that falls next Monday', () => {
  const answers = Array.from({ length: 8 }, (_, index) => answered(`a${index}`, 60 + index))
  // Of thirty days on that Monday, of fewer today.
  const silences = Array.from({ length: 4 }, (_, index) => silent(`s${index}`, 29))
  const files = filesOf([...answers, ...silences])
  const waiting = orderInbox(silences, [], NOW).filter(({ group }) => group === 'to-answer')
  const published = scoreEmployer(files, NOW).score
  const then = (count: number) => {
    const chosen = new Set(waiting.slice(0, count).map(({ application }) => application.id))
    return scoreIfAnswered(files, chosen, NOW, nextPublication(NOW)).grade
  }

  it('names its words before and after, and as few people as keep it', () => {
    const drop = dropAhead(published, files, waiting, NOW)!
    expect([drop.from, drop.to, drop.at]).toEqual([published.grade, then(0), nextPublication(NOW)])
    expect(drop.from < drop.to).toBe(true)
    const few = drop.avoidedBy.length
    expect(few).toBeGreaterThan(0)
    expect(then(few)! <= drop.from).toBe(true)
    expect(then(few - 1)! > drop.from).toBe(true)
  })

  it('names the accepted ones whose last day to conclude passes before, and nobody whose answer changes nothing', () => {
    // Of 72 to 75 days today, of more than 75 on that Monday.
    const promised = Array.from({ length: 6 }, (_, index) =>
      makeApplication({
        id: `p${index}`,
        daysAgo: 75,
        told: [{ type: 'pursued', daysAgo: 70, nextStep: { what: 'Essai', contact: 'Léa' } }],
      }),
    )
    const fresh = silent('fresh', 2)
    const all = [...promised, fresh]
    const own = filesOf(all)
    const entries = orderInbox(all, [], NOW)
    const grade = scoreEmployer(own, NOW).score.grade!
    const drop = dropAhead({ grade }, own, owedPeople(entries, own), NOW)!
    const named = drop.avoidedBy.map(({ application }) => application.id)
    expect(named.length).toBeGreaterThan(0)
    expect(named.every((id) => id.startsWith('p'))).toBe(true)
    expect(scoreIfAnswered(own, new Set(named), NOW, drop.at).grade! <= grade).toBe(true)
    expect(scoreIfAnswered(own, new Set(named.slice(1)), NOW, drop.at).grade! > grade).toBe(true)
    // Among those who wait for a decision there is nobody to name.
    expect(dropAhead({ grade }, own, waitingPeople(entries, own), NOW)!.avoidedBy).toEqual([])
  })

  it('names nobody where no answer would keep it', () => {
    expect(dropAhead({ grade: 'A' }, files, waiting.slice(0, 1), NOW)?.avoidedBy).toEqual([])
  })

  it('is not told where it stays, rises, or there is none', () => {
    expect(dropAhead(published, filesOf(answers), waiting, NOW)).toBeNull()
    expect(dropAhead({ grade: 'E' }, files, waiting, NOW)).toBeNull()
    expect(dropAhead({}, files, waiting, NOW)).toBeNull()
    // From D to E no label is lost: there was none.
    const late = [answered('a', 60), ...Array.from({ length: 6 }, (_, index) => silent(`t${index}`, 60))]
    expect(scoreEmployer(filesOf(late), NOW).score.grade).toBe('E')
    expect(dropAhead({ grade: 'D' }, filesOf(late), [], NOW)).toBeNull()
    expect(dropAhead(undefined, files, waiting, NOW)).toBeNull()
  })
})

describe('the arithmetic of a score', () => {
  it('opens each point down to the act and the day that earned it', () => {
    const applications = [answered('a', 40), silent('b', 50)]
    const rows = arithmeticRows(scoreEmployer(filesOf(applications), NOW), applications)
    const row = rows.find(({ application }) => application?.id === 'a')!
    expect(row.sources.map(({ part, rate, value, credit }) => [part, rate, value, credit])).toEqual([
      ['answer', 30, 100, 3000],
      ['followUp', 30, 100, 3000],
      ['qualification', 20, 100, 2000],
      ['recommendation', 20, 100, 2000],
    ])
    expect(row.sources[0]!.act).toEqual({ type: 'refused', day: 5 })
    expect(rows.find(({ application }) => application?.id === 'b')!.sources.every(({ act }) => !act)).toBe(
      true,
    )
  })

  it('adds up to the credit of each line', () => {
    const applications = [answered('a', 40), answered('b', 100), silent('c', 31)]
    for (const { line, sources } of arithmeticRows(scoreEmployer(filesOf(applications), NOW), applications)) {
      expect(sources.reduce((sum, { credit }) => sum + credit, 0)).toBe(line.credit)
    }
  })
})

describe('the effect of an answer just given', () => {
  const before = silent('x', 40)
  const after: Application = {
    ...before,
    events: [
      ...before.events,
      { id: 'now', type: 'refused', at: NOW, by: 'desk-1', reasons: [{ code: 'position_filled' }] },
    ],
  }
  const files = filesOf([before, answered('a', 40)])

  it('is not told for an application that the server never received', () => {
    const local: Application = { ...before, events: [{ id: 's', type: 'submitted', at: NOW, by: 'k' }] }
    expect(answerEffect([], [{ before: local, after: local }], NOW)).toBeNull()
  })

  it('is counted as if the server had it now', () => {
    const effect = answerEffect(files, [{ before, after }], NOW)!
    expect(effect.asOf).toBe(NOW)
    expect(effect.without).toEqual(scoreEmployer(files, NOW).score)
    expect(effect.with.points).toBeGreaterThan(effect.without.points)
    expect(effect.with.answered).toBe(effect.without.answered + 1)
  })

  it('speaks of the day a recent application begins to count', () => {
    const recent = silent('r', 3)
    expect(answerEffect(files, [{ before: recent, after: recent }], NOW)!.asOf).toBe(NOW + 27 * DAY)
  })
})
