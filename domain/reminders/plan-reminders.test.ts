import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoredFile } from '../hiring/scored-file.ts'
import { DAY, HOUR, MINUTE, parisInstant, type Instant } from '../time.ts'
import { dueReminders, mayBeWrittenAt, planReminders } from './plan-reminders.ts'
import type { ReminderFacts, ReminderFile } from './reminder-facts.ts'
import { isWorking, type WorkingHours } from './working-hours.ts'

const paris: WorkingHours = { timeZone: 'Europe/Paris', area: 'mainland' }
/** A Tuesday, at ten; the days after it hold no holiday until the fourteenth of July. */
const RECEIVED = parisInstant('2026-05-26', 10)

const fileOf = (told: Partial<ReminderFile> = {}): ReminderFile => ({
  id: 'a1',
  offerId: 'bakery',
  receivedAt: RECEIVED,
  reachable: true,
  hours: paris,
  ...told,
})
const factsOf = (told: Partial<ReminderFacts> = {}): ReminderFacts => ({
  employerId: 'fournil',
  files: [],
  closedOffers: [],
  quietOffers: [],
  publications: [],
  scored: [],
  motivesAt: [],
  advice: [],
  away: [],
  hours: paris,
  ...told,
})
/** What becomes due on each day, asked at every hour of it. */
function toldDayByDay(facts: ReminderFacts, days: number, since = RECEIVED): string[] {
  const told: string[] = []
  const known = new Set<string>()
  for (let now = since; now < since + days * DAY; now += HOUR) {
    for (const { key, kind } of dueReminders(planReminders(facts, now), now)) {
      if (!known.has(key)) told.push(`${kind} ${Math.floor((now - since) / DAY)}`)
      known.add(key)
    }
  }
  return told
}

describe('an application', () => {
  it('that nobody opens is told on days 0, 7, 12, 21 and 28, and its candidate on days 0 and 30', () => {
    expect(toldDayByDay(factsOf({ files: [fileOf()] }), 90)).toEqual([
      'acknowledgement 0',
      'new-file 0',
      'unopened 7',
      'full-value 12',
      'waiting 21',
      'counts-soon 28',
      'no-answer 30',
    ])
  })

  it('that no host has seen the sender of is not told as about to count', () => {
    const told = toldDayByDay(factsOf({ files: [fileOf({ openedAt: RECEIVED, unverified: true })] }), 40)
    expect(told.map((line) => line.split(' ')[0])).toEqual([
      'acknowledgement',
      'full-value',
      'waiting',
      'no-answer',
    ])
  })

  it('that was opened is not told as unopened', () => {
    const told = toldDayByDay(factsOf({ files: [fileOf({ openedAt: RECEIVED + 1 })] }), 40)
    expect(told.map((line) => line.split(' ')[0])).toEqual([
      'acknowledgement',
      'full-value',
      'waiting',
      'counts-soon',
      'no-answer',
    ])
  })

  it('that was accepted is to be concluded on days 60 and 72, and never once it is', () => {
    const accepted = { openedAt: RECEIVED, answeredAt: RECEIVED + DAY, toConclude: true as const }
    expect(
      toldDayByDay(factsOf({ files: [fileOf(accepted)] }), 90).map((line) => line.split(' ')[0]),
    ).toEqual(['conclude', 'conclude-soon'])
    const { toConclude: _concluded, ...concluded } = accepted
    expect(toldDayByDay(factsOf({ files: [fileOf(concluded)] }), 90)).toEqual([])
  })

  it('that was accepted is to be concluded also when its candidate took it back since, and nothing else is asked', () => {
    const left = { answeredAt: RECEIVED + DAY, withdrawnAt: RECEIVED + 40 * DAY, toConclude: true as const }
    expect(toldDayByDay(factsOf({ files: [fileOf(left)] }), 90).map((line) => line.split(' ')[0])).toEqual([
      'conclude',
      'conclude-soon',
    ])
  })

  it('that was taken back calls for nothing', () => {
    expect(planReminders(factsOf({ files: [fileOf({ withdrawnAt: RECEIVED })] }), RECEIVED)).toEqual([])
  })

  it('of somebody without an e-mail address is not told to them', () => {
    const plan = planReminders(factsOf({ files: [fileOf({ reachable: false })] }), RECEIVED)
    expect(plan.filter(({ reader }) => reader === 'candidate')).toEqual([])
  })

  it('whose answer may be read is told to its candidate once, and who was asked of one that was told elsewhere while a no counts', () => {
    const answeredAt = RECEIVED + 2 * DAY
    const told = { answeredAt, openedAt: answeredAt }
    const answered = { ...told, answerReadableAt: answeredAt + 10 * MINUTE }
    const asked = { ...told, tellingAsked: { from: answeredAt, until: answeredAt + HOUR } }
    const toldOf = (file: Partial<ReminderFile>) => toldDayByDay(factsOf({ files: [fileOf(file)] }), 40)
    expect(toldOf(answered)).toEqual(['answer-ready 2'])
    expect(toldOf(asked)).toEqual(['telling-asked 2'])
    for (const file of [answered, asked]) {
      expect(toldOf({ ...file, reachable: false })).toEqual([])
      expect(toldOf({ ...file, withdrawnAt: answeredAt })).toEqual([])
    }
    const plan = planReminders(factsOf({ files: [fileOf(asked)] }), answeredAt)
    expect(plan.map(({ latest }) => latest)).toEqual([answeredAt + HOUR - 1])
  })

  it('is told to its candidate in the hours of the place where they applied, to the employer in its own', () => {
    const reunion: WorkingHours = { timeZone: 'Indian/Reunion', area: 'reunion' }
    const plan = planReminders(factsOf({ files: [fileOf({ hours: reunion })] }), RECEIVED)
    const hoursOf = (kind: string) => plan.find((reminder) => reminder.kind === kind)!.hours
    expect([hoursOf('acknowledgement'), hoursOf('new-file')]).toEqual([reunion, paris])
  })

  it('calls for nothing any more three weeks after it could last have left', () => {
    const kindsAt = (now: Instant) =>
      planReminders(factsOf({ files: [fileOf()] }), now).map(({ kind }) => kind)
    // Eight hours of work on the first day, nine on the second, seven on the third.
    const latest = parisInstant('2026-05-28', 16)
    expect(kindsAt(latest + 21 * DAY)).toContain('new-file')
    expect(kindsAt(latest + 21 * DAY + 1)).not.toContain('new-file')
  })

  it('may be told at the last moment of its time, and not a moment later', () => {
    const plan = planReminders(factsOf({ files: [fileOf()] }), RECEIVED)
    const { key, latest } = plan.find(({ kind }) => kind === 'new-file')!
    const keysAt = (now: Instant) => dueReminders(plan, now).map((reminder) => reminder.key)
    expect(keysAt(latest)).toContain(key)
    expect(keysAt(latest + 1)).not.toContain(key)
  })

  it('is not said to have two days left once they are over', () => {
    // Day 12 is the thirtieth of April; the first of May is a holiday, and a Friday.
    const planOn = (hour: number) => {
      const receivedAt = parisInstant('2026-04-18', hour)
      const plan = planReminders(factsOf({ files: [fileOf({ receivedAt })] }), receivedAt + 12 * DAY)
      return plan
        .filter(({ kind }) => kind === 'full-value')
        .map(({ latest }) => latest < receivedAt + 15 * DAY)
    }
    expect(planOn(10)).toEqual([true])
    expect(planOn(20)).toEqual([])
  })
})

describe('an employer that is away', () => {
  const away = [{ from: RECEIVED + DAY, until: RECEIVED + 22 * DAY }]

  it('is told what still holds once it is back; a candidate is told on the day, and so is a half hour booked', () => {
    const advice = [{ bookingId: 'b', startsAt: RECEIVED + 10 * DAY }]
    expect(toldDayByDay(factsOf({ files: [fileOf()], away, advice }), 40)).toEqual([
      'acknowledgement 0',
      'new-file 0',
      'advice-soon 9',
      'unopened 22',
      'waiting 22',
      'counts-soon 28',
      'no-answer 30',
    ])
  })

  it('and goes away again later is told what waited for its first return', () => {
    const later = { from: RECEIVED + 60 * DAY, until: RECEIVED + 70 * DAY }
    const told = toldDayByDay(factsOf({ files: [fileOf()], away: [later, ...away] }), 80)
    expect(told).toContain('unopened 22')
  })

  it('for five weeks is still told what fell on its first day', () => {
    const long = [{ from: parisInstant('2026-05-26'), until: parisInstant('2026-06-30') }]
    const told = toldDayByDay(factsOf({ files: [fileOf()], away: long }), 40)
    // At nine, an hour before 35 days are over.
    expect(told).toContain('new-file 34')
    expect(told).toContain('acknowledgement 0')
  })

  it('from a Monday on is not told then what fell due on the evening of the Friday before', () => {
    const receivedAt = parisInstant('2026-05-29', 20)
    const gone = [{ from: parisInstant('2026-06-01'), until: parisInstant('2026-06-15') }]
    const files = [fileOf({ receivedAt, reachable: false })]
    // On the Monday at nine.
    expect(toldDayByDay(factsOf({ files, away: gone }), 21, receivedAt)[0]).toBe('new-file 16')
  })

  it('has as much time at work for a message that fell due before as anybody, five weeks later', () => {
    const receivedAt = parisInstant('2026-06-02', 17)
    const gone = [{ from: parisInstant('2026-06-03'), until: parisInstant('2026-07-08') }]
    const facts = factsOf({ files: [fileOf({ receivedAt, reachable: false })], away: gone })
    const told = (now: Instant) => dueReminders(planReminders(facts, now), now).map(({ kind }) => kind)
    expect(told(parisInstant('2026-06-02', 17, 30))).toContain('new-file')
    expect(told(parisInstant('2026-06-03', 10))).toEqual([])
    // An hour before, two days of nine hours and five of the third after: 24.
    expect(told(parisInstant('2026-07-10', 13))).toContain('new-file')
    expect(told(parisInstant('2026-07-10', 15))).not.toContain('new-file')
    const [asked] = planReminders(facts, receivedAt)
    expect(asked!.latest).toBe(parisInstant('2026-07-10', 14))
  })
})

describe('a recruitment that is closed', () => {
  const closed = [{ id: 'bakery', closedAt: RECEIVED + 20 * DAY }]
  const since = (told: string[]) => told.filter((line) => /^(offer|report)/.test(line))

  it('asks for all answers on days 0, 3 and 6 while somebody waits, and reports on day 7', () => {
    const told = toldDayByDay(factsOf({ files: [fileOf()], closedOffers: closed }), 40)
    expect(since(told)).toEqual([
      'offer-closed 20',
      'offer-closed-again 23',
      'offer-closed-last 26',
      'report 27',
    ])
  })

  it('of each closing has keys of its own, by the day at the site', () => {
    const keysAt = (closedAt: Instant) =>
      planReminders(factsOf({ files: [fileOf()], closedOffers: [{ id: 'bakery', closedAt }] }), closedAt)
        .filter(({ subject }) => subject.startsWith('bakery'))
        .map(({ key }) => key)
    const evening = parisInstant('2026-06-01', 23, 59)
    expect(keysAt(evening)).toHaveLength(4)
    expect(new Set([...keysAt(evening), ...keysAt(evening + 2 * MINUTE)]).size).toBe(8)
    expect(keysAt(evening - HOUR)).toEqual(keysAt(evening))
  })

  it('asks as long as one of several waits', () => {
    const answered = fileOf({ id: 'a2', answeredAt: RECEIVED, openedAt: RECEIVED })
    const told = toldDayByDay(factsOf({ files: [fileOf(), answered], closedOffers: closed }), 40)
    expect(since(told)).toHaveLength(4)
  })

  it('asks and reports nothing where everybody took their application back', () => {
    const files = [fileOf({ withdrawnAt: RECEIVED + DAY })]
    expect(toldDayByDay(factsOf({ files, closedOffers: closed }), 40)).toEqual([])
  })

  it('only reports when everybody was answered, and is silent where nobody applied', () => {
    const files = [fileOf({ answeredAt: RECEIVED, openedAt: RECEIVED })]
    expect(since(toldDayByDay(factsOf({ files, closedOffers: closed }), 40))).toEqual(['report 27'])
    expect(toldDayByDay(factsOf({ closedOffers: closed }), 40)).toEqual([])
  })
})

describe('the label', () => {
  const monday = parisInstant('2026-06-01', 6)
  const week = (count: number) => monday + count * 7 * DAY
  const lost = [0, 1, 2, 3, 4, 5, 6, 7].map((count) => ({ monday: week(count), grade: 'D' as const }))

  it('is asked about on the next working day, two weeks and four weeks later, then no more', () => {
    expect(toldDayByDay(factsOf({ publications: lost }), 60, monday)).toEqual([
      'label-lost 1',
      'label-lost-again 15',
      'label-lost-last 29',
    ])
  })

  it('is not asked about without a grade, nor after it is back or the reasons are told', () => {
    expect(planReminders(factsOf({ publications: [{ monday }] }), monday)).toEqual([])
    const back = [...lost.slice(0, 2), { monday: week(2), grade: 'C' as const }]
    expect(planReminders(factsOf({ publications: back }), week(2))).toEqual([])
    expect(planReminders(factsOf({ publications: lost, motivesAt: [monday + DAY] }), monday)).toEqual([])
    expect(planReminders(factsOf({ publications: lost, motivesAt: [monday - DAY] }), monday)).toHaveLength(3)
  })

  it('is asked about for its first Monday, in whatever order they are read, and not where it was explained that day', () => {
    const plan = planReminders(factsOf({ publications: [...lost].reverse() }), monday)
    expect(plan.map(({ subject, reader }) => [subject, reader])).toEqual(
      Array.from({ length: 3 }, () => ['2026-06-01', 'employer']),
    )
    expect(planReminders(factsOf({ publications: lost, motivesAt: [monday] }), monday)).toEqual([])
  })

  it('that is lost again is asked about again', () => {
    const again = [
      { monday, grade: 'E' as const },
      { monday: week(1), grade: 'B' as const },
      ...lost.slice(2),
    ]
    const plan = planReminders(factsOf({ publications: again }), week(2))
    expect(plan.map(({ subject }) => subject)).toEqual(['2026-06-15', '2026-06-15', '2026-06-15'])
  })
})

describe('a booked half hour with a host', () => {
  const booked = (startsAt: Instant) => factsOf({ advice: [{ bookingId: 'b1', startsAt }] })

  it('is told the day before, and never once it has begun', () => {
    expect(toldDayByDay(booked(RECEIVED + 3 * DAY), 10)).toEqual(['advice-soon 2'])
    const [told] = planReminders(booked(RECEIVED + 3 * DAY), RECEIVED)
    expect(told!.latest).toBeLessThan(RECEIVED + 3 * DAY)
    expect(told!.reader).toBe('employer')
  })

  it('on a Monday morning is told on Friday or not at all: nobody works in between', () => {
    expect(planReminders(booked(parisInstant('2026-06-01', 8)), RECEIVED)).toEqual([])
  })
})

it('an employer is written to once in 24 hours, whatever an earlier clock said', () => {
  const now = parisInstant('2026-06-02', 11)
  expect(mayBeWrittenAt(null, now, paris)).toBe(now)
  expect(mayBeWrittenAt(now - DAY, now, paris)).toBe(now)
  expect(mayBeWrittenAt(now - HOUR, now, paris)).toBe(now + DAY - HOUR)
  expect(mayBeWrittenAt(now + 300 * DAY, now, paris)).toBe(now + DAY)
})

describe('a label that is about to fall', () => {
  const PUBLISHED = parisInstant('2026-06-01', 6)
  const FALLS = parisInstant('2026-06-08', 6)
  const scoredOf = (id: string, receivedAt: Instant, answeredAt?: Instant): ScoredFile => ({
    ...{ id, candidate: id, receivedAt },
    events:
      answeredAt === undefined
        ? []
        : [{ id: `${id}.1`, type: 'refused', at: answeredAt, qualified: true, recommended: true }],
  })
  // Four silences of thirty days when it falls, of fewer when it was published.
  const silences = ['s0', 's1', 's2', 's3'].map((id) => ({ id, receivedAt: FALLS - 30 * DAY - HOUR }))
  const factsWith = (answered: readonly string[], grade: 'A' | 'B' | 'D' | null = 'B'): ReminderFacts =>
    factsOf({
      files: silences.map(({ id, receivedAt }) => ({
        ...fileOf({ id, receivedAt, openedAt: receivedAt, reachable: false }),
        ...(answered.includes(id) ? { answeredAt: PUBLISHED } : {}),
      })),
      scored: [
        ...Array.from({ length: 8 }, (_, index) =>
          scoredOf(`a${index}`, FALLS - (60 + index) * DAY, FALLS - 57 * DAY),
        ),
        ...silences.map(({ id, receivedAt }) =>
          scoredOf(id, receivedAt, answered.includes(id) ? PUBLISHED + HOUR : undefined),
        ),
      ],
      publications: [{ monday: PUBLISHED, grade }],
    })
  const ofDrop = (facts: ReminderFacts, now: Instant) =>
    planReminders(facts, now).filter(({ kind }) => kind === 'drop-ahead')

  it('is told to nobody who has none, whose label stays, or whose grade was of another Monday', () => {
    for (const grade of ['D', null] as const)
      expect(ofDrop(factsWith([], grade), PUBLISHED + HOUR)).toEqual([])
    const all = silences.map(({ id }) => id)
    expect(ofDrop(factsWith(all), PUBLISHED + HOUR)).toEqual([])
    const old = { ...factsWith([]), publications: [{ monday: PUBLISHED - 7 * DAY, grade: 'B' as const }] }
    expect(ofDrop(old, PUBLISHED + HOUR)).toEqual([])
  })

  it('is told once, seven days before, with the fewest applications that keep it', () => {
    const [told, ...others] = ofDrop(factsWith([]), PUBLISHED + HOUR)
    expect(others).toEqual([])
    expect(told).toMatchObject({
      key: 'fournil/drop-ahead/2026-06-08',
      earliest: parisInstant('2026-06-01', 9),
    })
    const { avoidedBy, from, to } = told!.drop!
    expect([from, to]).toEqual(['B', 'C'])
    expect(avoidedBy.length).toBeGreaterThan(0)
    // Those that are named keep it; one fewer does not.
    expect(ofDrop(factsWith(avoidedBy), PUBLISHED + 2 * HOUR)).toEqual([])
    expect(ofDrop(factsWith(avoidedBy.slice(1)), PUBLISHED + 2 * HOUR)).toHaveLength(1)
    const days = toldDayByDay(factsWith([]), 7, PUBLISHED + HOUR)
    expect(days.filter((line) => line.startsWith('drop-ahead'))).toEqual(['drop-ahead 0'])
  })

  it('is told on the day on which it shows, until the last one of work before it falls', () => {
    const kept = factsWith(['s0', 's1', 's2', 's3'])
    // From Thursday on four answers count for nothing; a Saturday tells nobody.
    for (const [day, told] of [
      [3, ['drop-ahead']],
      [4, ['drop-ahead']],
      [5, []],
    ] as const) {
      const now = PUBLISHED + day * DAY + 6 * HOUR
      expect(dueReminders(planReminders(kept, now), now).map(({ kind }) => kind)).not.toContain('drop-ahead')
      const due = dueReminders(planReminders(factsWith([]), now), now).map(({ kind }) => kind)
      expect(due.filter((kind) => kind === 'drop-ahead')).toEqual(told)
    }
    const days = toldDayByDay(factsWith([]), 5, PUBLISHED + 3 * DAY + HOUR)
    expect(days.filter((line) => line.startsWith('drop-ahead'))).toEqual(['drop-ahead 0'])
  })

  it('is not told of any more once it has fallen', () => {
    expect(ofDrop(factsWith([]), FALLS)).toEqual([])
  })
})

const instants = fc
  .integer({ min: parisInstant('2026-01-01') / MINUTE, max: parisInstant('2027-12-31') / MINUTE })
  .map((minute) => minute * MINUTE)
const later = fc.option(fc.integer({ min: 0, max: 90 * 24 * 60 }), { nil: undefined })
const hours: fc.Arbitrary<WorkingHours> = fc.constantFrom(
  paris,
  { timeZone: 'Europe/Paris', area: 'alsace-moselle' } as const,
  { timeZone: 'America/Martinique', area: 'martinique' } as const,
  { timeZone: 'Indian/Reunion', area: 'reunion' } as const,
)
const files = fc
  .record({
    receivedAt: instants,
    opened: later,
    answered: later,
    open: fc.boolean(),
    withdrawn: later,
    hours,
  })
  .map(({ receivedAt, hours, ...told }, ...rest): ReminderFile => {
    const after = (minutes: number | undefined, name: keyof ReminderFile) =>
      minutes === undefined ? {} : { [name]: receivedAt + minutes * MINUTE }
    const answered = after(told.answered, 'answeredAt')
    return {
      ...fileOf({ id: `a${receivedAt}${rest.length}`, receivedAt, hours }),
      ...after(told.opened, 'openedAt'),
      ...answered,
      ...(told.answered !== undefined && told.open ? { toConclude: true as const } : {}),
      ...after(told.withdrawn, 'withdrawnAt'),
    }
  })
const anyFacts = fc.record({
  files: fc.uniqueArray(files, { maxLength: 6, selector: ({ id }) => id }),
  closedAt: fc.option(instants, { nil: undefined }),
  publications: fc.array(fc.record({ monday: instants, grade: fc.constantFrom('A', 'C', 'D', null) }), {
    maxLength: 4,
  }),
  motivesAt: fc.array(instants, { maxLength: 2 }),
  hours,
})

/** The facts as they were known at a moment: what comes later has not happened yet. */
function knownAt(facts: ReminderFacts, now: Instant): ReminderFacts {
  const past = (at: Instant | undefined) => (at !== undefined && at <= now ? at : undefined)
  return {
    ...facts,
    files: facts.files
      .filter(({ receivedAt }) => receivedAt <= now)
      .map(({ openedAt, answeredAt, toConclude, withdrawnAt, ...file }) =>
        Object.assign(
          file,
          Object.fromEntries(
            Object.entries({ openedAt, answeredAt, withdrawnAt }).filter(([, at]) => past(at) !== undefined),
          ),
          toConclude && past(answeredAt) !== undefined ? { toConclude } : {},
        ),
      ),
    closedOffers: facts.closedOffers.filter(({ closedAt }) => closedAt <= now),
    publications: facts.publications.filter(({ monday }) => monday <= now),
    motivesAt: facts.motivesAt.filter((at) => at <= now),
  }
}

it('whatever the facts: keys are unique, hours are kept, nothing is late, nothing follows its answer', () => {
  fc.assert(
    fc.property(anyFacts, instants, ({ closedAt, ...told }, now) => {
      const all = factsOf({
        ...told,
        closedOffers: closedAt === undefined ? [] : [{ id: 'bakery', closedAt }],
      })
      const facts = knownAt(all, now)
      const plan = planReminders(facts, now)
      expect(new Set(plan.map(({ key }) => key)).size).toBe(plan.length)
      for (const { kind, subject, earliest, latest, ...reminder } of plan) {
        expect(isWorking(earliest, reminder.hours)).toBe(true)
        expect(latest - earliest).toBeLessThan(10 * DAY)
        const file = facts.files.find(({ id }) => id === subject)
        if (!file) continue
        if (kind.startsWith('conclude')) expect(file.toConclude).toBe(true)
        else expect([file.answeredAt, file.withdrawnAt]).toEqual([undefined, undefined])
        if (kind === 'unopened' || kind === 'new-file') expect(file.openedAt).toBeUndefined()
      }
      for (const { earliest, latest, hours: own } of dueReminders(plan, now)) {
        expect(isWorking(now, own) && earliest <= now && now <= latest).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

it('while the server lives everything that falls due can leave within 24 hours of work, a day apart', () => {
  fc.assert(
    fc.property(fc.array(files, { minLength: 1, maxLength: 8 }), hours, (received, own) => {
      const waiting = received.map(({ receivedAt, hours: place }, index) =>
        fileOf({ id: `a${index}`, receivedAt, hours: place, reachable: false }),
      )
      const facts = factsOf({ files: waiting, hours: own })
      const start = Math.min(...waiting.map(({ receivedAt }) => receivedAt))
      const sent = new Map<string, Instant>()
      let lastSentAt: Instant | null = null
      const plan = planReminders(facts, start)
      for (let now = start; now < start + 40 * DAY; now += HOUR) {
        const due = dueReminders(plan, now).filter(({ key }) => !sent.has(key))
        if (due.length === 0 || mayBeWrittenAt(lastSentAt, now, own) > now) continue
        for (const { key } of due) sent.set(key, now)
        lastSentAt = now
      }
      const expected = plan.filter(
        ({ kind, earliest }) => kind !== 'full-value' && earliest < start + 20 * DAY,
      )
      expect(expected.filter(({ key }) => !sent.has(key))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

describe('a recruitment of which nothing is heard', () => {
  const quietOffers = [{ id: 'bakery', askedAt: RECEIVED }]

  it('is asked about when it is found and ten days later, until it closes', () => {
    expect(toldDayByDay(factsOf({ quietOffers }), 40).map((line) => line.split(' ')[0])).toEqual([
      'offer-quiet',
      'offer-quiet-last',
    ])
    expect(toldDayByDay(factsOf(), 40)).toEqual([])
  })

  it('has one key for each asking', () => {
    const keys = (askedAt: number) =>
      planReminders(factsOf({ quietOffers: [{ id: 'bakery', askedAt }] }), askedAt).map(({ key }) => key)
    expect(new Set([...keys(RECEIVED), ...keys(RECEIVED), ...keys(RECEIVED + 90 * DAY)]).size).toBe(4)
  })
})
