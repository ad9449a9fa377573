import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { decideAnswer } from './answer-application.ts'
import { applicationStatus } from './application-status.ts'
import type { Application, ApplicationEvent } from './application.ts'
import { contestFactAbout, isFoundWrong } from './contest-facts.ts'
import { MOST_CONTESTED } from './contest.ts'
import { hasRoomFor, isOverfull } from './history-room.ts'
import { lineOf, scoreEmployer } from './reciprok-score.ts'
import { scoredFileOf } from './scored-file.ts'
import { withoutCandidate, withoutContent } from './without-candidate.ts'
import { baker } from '../../tests/support/application-builder.ts'

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
const NOW = MONDAY + 40 * DAY
const fact = (type: ApplicationEvent['type'], about: string, index = 0): ApplicationEvent => {
  const at = MONDAY + 20 * DAY + index
  return { id: `${type}.${about}`, type, at, by: 'server', receivedAt: at, about }
}
const told = ({ events, ...application }: Application, ...facts: ApplicationEvent[]): Application => ({
  ...application,
  events: [...events, ...facts],
})
const upheld = (about: string) => fact('contest-upheld', about)
const author = { deviceId: 'server', now: NOW, siteId: 'site-1' }

const refused = ApplicationBuilder.received()
  .onDay(3, 'refused', { id: 'no', reasons: [{ code: 'skill_missing', criterionId: 'dough' }] })
  .build()
const pursuedThenLeft = ApplicationBuilder.received()
  .onDay(3, 'pursued', { id: 'yes', nextStep: { what: 'Un essai', on: '2026-03-09' } })
  .onDay(5, 'withdrawn', { id: 'left', because: 'unsaid' })
  .build()

describe('an answer that hosts found to be none', () => {
  it('counts for nothing, and the file is as if nobody had answered', () => {
    expect(lineOf(scoredFileOf(refused)!, NOW).credit).toBeGreaterThan(0)
    const file = scoredFileOf(told(refused, upheld('no')))!
    expect(file).toEqual({ ...scoredFileOf(refused), events: [] })
    expect(lineOf(file, NOW).credit).toBe(0)
  })

  it('is no status any more: the employer may answer again, and that counts by its own day', () => {
    const found = told(refused, upheld('no'))
    expect(applicationStatus(refused, NOW).kind).toBe('refused')
    expect(applicationStatus(found, NOW).kind).toBe('silent')
    const writer = { deviceId: 'desk-1', siteId: 'site-1', now: NOW }
    const reasons = [{ code: 'skill_missing', criterionId: 'dough' }] as const
    const again = decideAnswer(found, baker, { kind: 'refuse', reasons }, writer, 'again')
    expect(again.ok).toBe(true)
    const received = again.ok && told(again.value)
    for (const event of (received as Application).events) event.receivedAt ??= NOW
    expect(lineOf(scoredFileOf(received as Application)!, NOW).because.decision?.day).toBe(40)
  })

  it('takes nothing from other answers to the same person', () => {
    const both = ApplicationBuilder.received()
      .onDay(3, 'pursued', { id: 'yes' })
      .onDay(9, 'refused', { id: 'no' })
      .build()
    expect(scoredFileOf(told(both, upheld('no')))!.events.map(({ id }) => id)).toEqual(['yes'])
    expect(scoredFileOf(told(both, upheld('other')))!.events.map(({ id }) => id)).toEqual(['yes', 'no'])
  })
})

describe('a withdrawal that the employer asked for', () => {
  it('is a plain one until hosts found it: the file does not count', () => {
    const { notCounted } = scoreEmployer([scoredFileOf(pursuedThenLeft)!], NOW)
    expect(notCounted).toMatchObject([{ reason: 'withdrawn' }])
  })

  it('then counts as unanswered, whatever was said to the person before', () => {
    const file = scoredFileOf(told(pursuedThenLeft, upheld('left')))!
    const { lines, score } = scoreEmployer([file], NOW)
    expect(lines).toMatchObject([{ credit: 0 }])
    expect(score).toMatchObject({ counted: 1, answered: 0 })
  })

  it('stays a withdrawal: nobody answers a person who left', () => {
    expect(applicationStatus(told(pursuedThenLeft, upheld('left')), NOW).kind).toBe('withdrawn')
  })
})

describe('whatever hosts found', () => {
  const stages = ['contest-upheld', 'contest-appealed', 'contest-confirmed', 'contest-lifted'] as const

  it('counts until they went back on it, in whichever order it is heard', () => {
    fc.assert(
      fc.property(
        fc.constantFrom([refused, 'no'] as const, [pursuedThenLeft, 'left'] as const),
        fc.subarray([...stages]),
        fc.infiniteStream(fc.nat()),
        ([application, about], heard, order) => {
          const facts = heard.map((type, index) => fact(type, about, index))
          const shuffled = told(application, ...facts)
          shuffled.events = shuffled.events
            .map((event) => ({ event, rank: order.next().value! }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ event }) => event)
          const counts = !heard.includes('contest-upheld') || heard.includes('contest-lifted')
          const expected = scoredFileOf(counts ? application : told(application, upheld(about)))!
          const { points } = scoreEmployer([scoredFileOf(shuffled)!], NOW).score
          expect(points).toBe(scoreEmployer([expected], NOW).score.points)
          expect(isFoundWrong(shuffled.events, { id: about })).toBe(!counts)
          expect(contestFactAbout(shuffled.events, about)).toBe(
            [...stages].reverse().find((type) => heard.includes(type)) ?? null,
          )
        },
      ),
      { numRuns: 2000, seed },
    )
  })

  it('outlives the words of the application, and its candidate', () => {
    for (const [application, about] of [
      [refused, 'no'],
      [pursuedThenLeft, 'left'],
    ] as const) {
      const found = told(application, upheld(about))
      const score = (one: Application) => scoreEmployer([scoredFileOf(one)!], NOW).score.points
      expect(score(withoutContent(found, author))).toBe(score(found))
      const stranger = withoutCandidate(found, 'stranger', author)
      expect(isFoundWrong(stranger.events, { id: about })).toBe(true)
    }
  })

  it('takes nobody’s room: as many as hosts look into fit beside all that both sides may say', () => {
    let full = ApplicationBuilder.received()
    while (hasRoomFor(full.build(), 'refused')) full = full.onDay(1, 'viewed')
    while (hasRoomFor(full.build(), 'withdrawn')) full = full.onDay(1, 'info-given')
    const facts = Array.from({ length: MOST_CONTESTED }, (_, index) =>
      (['contest-upheld', 'contest-appealed', 'contest-lifted'] as const).map((type) =>
        fact(type, `e${index}`),
      ),
    ).flat()
    const found = told(full.build(), ...facts)
    expect(isOverfull(found)).toBe(false)
    expect(found.events.length).toBe(72)
  })
})

it('what was found is of one answer, and says nothing of another', () => {
  const { events } = told(refused, upheld('no'))
  expect([contestFactAbout(events, 'no'), contestFactAbout(events, 'yes')]).toEqual(['contest-upheld', null])
})
