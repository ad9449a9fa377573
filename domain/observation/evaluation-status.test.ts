import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../time.ts'
import type { Track } from '../kit/challenge.ts'
import type { Evaluation, EvaluationKind } from './evaluation.ts'
import {
  debriefIn,
  evaluationOverdue,
  evaluationStatus,
  isAttestable,
  lastWord,
  passResult,
} from './evaluation-status.ts'

const ENDED = 1_800_000_000_000
const SHARED = ENDED + HOUR

const voice = (kind: EvaluationKind, rest: Partial<Evaluation> = {}): Evaluation => ({
  id: `b.${kind}`,
  siteId: 'brest',
  rev: '1',
  at: ENDED,
  by: 'host',
  kind,
  sessionId: 's',
  bookingId: 'b',
  visitorId: 'v',
  authorId: 'host',
  observations: [],
  criteria: [],
  says: [],
  ...rest,
})
const shared = voice('debrief', { sharedAt: SHARED })
const answer = (...words: ('agree' | 'comment' | 'contest')[]) =>
  voice('answer', { says: words.map((word, index) => ({ id: `${index}`, at: SHARED + index + 1, word })) })
const status = (voices: Evaluation[], now = SHARED + DAY, track: Track = 'adventurer') =>
  evaluationStatus({ matter: track, voices }, now)

describe('where an evaluation stands', () => {
  it('an explorer is not evaluated', () => {
    expect(status([voice('grid')], SHARED, 'explorer')).toBe('not-required')
  })

  it('goes from nothing to the debrief that is shared', () => {
    expect(status([])).toBe('pending')
    expect(status([voice('self')])).toBe('pending')
    expect(status([voice('grid')])).toBe('in-progress')
    expect(status([voice('grid'), voice('debrief')])).toBe('consolidated')
    expect(status([voice('grid'), shared])).toBe('shared')
  })

  it('a word said before the debrief was shared changes nothing', () => {
    expect(status([voice('debrief'), answer('agree')])).toBe('consolidated')
  })

  it('is what the person says of it', () => {
    expect(status([shared, answer('agree')])).toBe('agreed')
    expect(status([shared, answer('comment')])).toBe('commented')
    expect(status([shared, answer('agree', 'comment')])).toBe('commented')
    expect(status([shared, answer('contest')])).toBe('contested')
  })

  it('a contest stands through later comments, until the person agrees after all', () => {
    expect(status([shared, answer('contest', 'comment')])).toBe('contested')
    expect(status([shared, answer('contest', 'comment', 'agree')])).toBe('agreed')
    expect(status([shared, answer('agree', 'contest')])).toBe('contested')
    // What they had agreed to before lifts nothing.
    expect(status([shared, answer('agree', 'contest', 'comment')])).toBe('contested')
  })

  it('a second look settles the contest it came after, not a later one', () => {
    const review = (decidedAt: number) => voice('review', { outcome: 'upheld', decidedAt })
    expect(status([shared, answer('contest'), review(SHARED + HOUR)])).toBe('upheld')
    expect(status([shared, answer('contest', 'contest'), review(SHARED + 1)])).toBe('contested')
  })

  it('is what was said last, in whichever order it was heard', () => {
    const says = [
      { id: 'b', at: SHARED + 2, word: 'contest' },
      { id: 'a', at: SHARED + 1, word: 'agree' },
    ] as const
    expect(status([shared, voice('answer', { says: [...says] })])).toBe('contested')
    expect(status([shared, voice('answer', { says: says.toReversed() })])).toBe('contested')
    // Of one moment, always the same one is the last.
    const together = says.map((said) => ({ ...said, at: SHARED + 1 }))
    for (const told of [together, together.toReversed()])
      expect(lastWord([voice('answer', { says: told })])?.id).toBe('b')
  })

  it('only a review settles a contest, at the earliest at its own moment', () => {
    const at = SHARED + 1
    const settled = (kind: EvaluationKind, decidedAt: number) =>
      status([shared, answer('contest'), voice(kind, { outcome: 'amended', decidedAt })])
    expect(settled('review', at)).toBe('amended')
    expect(settled('review', at - 1)).toBe('contested')
    expect(settled('grid', at)).toBe('contested')
  })

  it('the hosts’ word on what was agreed goes before the employer’s', () => {
    const [theirs, ours] = [
      voice('debrief', { authorId: 'employer' }),
      voice('debrief', { authorId: 'host' }),
    ]
    expect(debriefIn([theirs, ours])).toBe(ours)
    expect(debriefIn([ours, theirs])).toBe(ours)
    expect(debriefIn([voice('grid'), theirs])).toBe(theirs)
    expect(debriefIn([voice('grid')])).toBeUndefined()
  })

  it('is overdue after its last day, not on it', () => {
    const overdue = (voices: Evaluation[], now: number) =>
      evaluationOverdue({ matter: 'adventurer', voices }, ENDED, now)
    const contest = [shared, answer('contest')]
    expect(overdue([], ENDED + 2 * DAY)).toBeNull()
    expect(overdue([], ENDED + 2 * DAY + 1)).toBe('to-share')
    expect(overdue([], ENDED + 7 * DAY)).toBe('to-share')
    expect(overdue([], ENDED + 7 * DAY + 1)).toBe('to-settle')
    expect(overdue(contest, SHARED + 1 + 15 * DAY)).toBeNull()
    expect(overdue(contest, SHARED + 2 + 15 * DAY)).toBe('to-review')
  })

  it('is final when nobody said a word for fifteen days', () => {
    expect(status([shared], SHARED + 15 * DAY)).toBe('shared')
    expect(status([shared], SHARED + 15 * DAY + 1)).toBe('final')
  })

  it('may be attested once the person could read it, never while it is contested', () => {
    expect((['pending', 'in-progress', 'consolidated', 'contested'] as const).some(isAttestable)).toBe(false)
    expect(
      (['shared', 'agreed', 'commented', 'amended', 'upheld', 'final'] as const).every(isAttestable),
    ).toBe(true)
  })
})

describe('what is late', () => {
  const late = (voices: Evaluation[], now: number) =>
    evaluationOverdue({ matter: 'scout', voices }, ENDED, now)

  it('is a debrief not shared after two days, and anything open after seven', () => {
    expect(late([voice('grid')], ENDED + 48 * HOUR)).toBeNull()
    expect(late([voice('grid')], ENDED + 48 * HOUR + 1)).toBe('to-share')
    expect(late([shared], ENDED + 3 * DAY)).toBeNull()
    expect(late([shared], ENDED + 7 * DAY + 1)).toBe('to-settle')
    expect(late([shared, answer('agree')], ENDED + 30 * DAY)).toBeNull()
  })

  it('is a contest nobody looked at for fifteen days', () => {
    const contested = [shared, answer('contest')]
    expect(late(contested, ENDED + 8 * DAY)).toBeNull()
    expect(late(contested, ENDED + 17 * DAY)).toBe('to-review')
  })
})

describe('what was agreed as enough', () => {
  const rule = { minAbilities: 2, minLevel: 3, eliminatory: ['follow-instructions' as const] }
  const line = (ability: string, level: number) => ({ ability, level, notedAt: '1' })

  it('is not reached without the ability that had to be there', () => {
    const agreed = [line('organise', 4), line('communicate', 3), line('follow-instructions', 2)]
    expect(passResult(rule, agreed)).toEqual({ passed: false, reached: 2, missing: ['follow-instructions'] })
  })

  it('is reached with enough abilities at the level', () => {
    const agreed = [line('organise', 3), line('follow-instructions', 3)]
    expect(passResult(rule, agreed)).toEqual({ passed: true, reached: 2, missing: [] })
    expect(passResult(rule, agreed.slice(1)).passed).toBe(false)
  })
})
