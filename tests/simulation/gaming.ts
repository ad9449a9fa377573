import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import type { ReciprokGrade, ReciprokScore } from '../../domain/hiring/employer.ts'
import { scoreAlerts, type ScoreAlertKind } from '../../domain/hiring/score-alert.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { watchedFileOf, type WatchedFile } from '../../domain/hiring/watched-file.ts'
import { DAY, parisDay, SECOND, type Instant } from '../../domain/time.ts'
import { ApplicationBuilder, baker, MONDAY } from '../support/application-builder.ts'

/** What somebody does to have a better label than their answers earn, or to spoil another's. */
export interface Move {
  name: string
  /** What is done, in one line. */
  what: string
  before: ReciprokScore
  after: ReciprokScore
  /** What the move may reach at most, or cost at most; `null`: the formula does not see it, people must. */
  bound: string | null
  held: boolean
  /** What hosts are asked to look at after it. */
  alerts: ScoreAlertKind[]
}

/** When every story is scored. */
const NOW: Instant = MONDAY + 150 * DAY
/** Old enough to count, recent enough to weigh twice. */
const RECEIVED: Instant = NOW - 100 * DAY

type Answer = (file: ApplicationBuilder) => ApplicationBuilder
const silence: Answer = (file) => file
const explained: Partial<ApplicationEvent> = {
  reasons: [{ code: 'skill_missing', criterionId: baker.criteria[0]!.id }],
}
const pointer: Partial<ApplicationEvent> = { stepForward: { kind: 'resource', itemId: 'atelier-pain' } }
const full: Answer = (file) => file.onDay(5, 'refused', { ...explained, ...pointer })

let made = 0
/** Applications that were answered alike, each of another person unless one is named. */
function files(count: number, answer: Answer, person?: string): Application[] {
  return Array.from({ length: count }, () => {
    const id = `file-${String((made += 1)).padStart(5, '0')}`
    return answer(ApplicationBuilder.received(RECEIVED, id).with({ visitorId: person ?? `of-${id}` })).build()
  })
}

function score(applications: readonly Application[]): ReciprokScore {
  return scoreEmployer(
    applications.flatMap((application) => scoredFileOf(application) ?? []),
    NOW,
  ).score
}

type Known = Pick<WatchedFile, 'firstSeenOn' | 'vouchings'>
/** Each came on a day of their own, and no host had to answer for them. */
const ordinary = (_application: Application, index: number): Known => ({
  firstSeenOn: parisDay(RECEIVED - (index + 1) * DAY),
  vouchings: [],
})

/** What hosts are asked to look at, by the same rule that the server asks. */
function alertsAfter(applications: readonly Application[], known = ordinary): ScoreAlertKind[] {
  const files = applications.flatMap(
    (application, index) => watchedFileOf(application, known(application, index)) ?? [],
  )
  const home = files[0]?.siteId ?? ''
  return scoreAlerts(files, { now: NOW, home, settledUntil: () => null }).map(({ kind }) => kind)
}

const order: readonly (ReciprokGrade | undefined)[] = ['A', 'B', 'C', 'D', 'E', undefined]
const isAtMost = ({ grade }: ReciprokScore, best: ReciprokGrade) =>
  order.indexOf(grade) >= order.indexOf(best)

function reaches(
  name: string,
  what: string,
  honest: Application[],
  gamed: Application[],
  best: ReciprokGrade,
): Move {
  const [before, after] = [score(honest), score(gamed)]
  return {
    ...{ name, what, before, after, bound: `${best} at most`, held: isAtMost(after, best) },
    alerts: alertsAfter(gamed),
  }
}

function costs(name: string, what: string, honest: Application[], gamed: Application[], most: number): Move {
  const [before, after] = [score(honest), score(gamed)]
  const bound = `${most} points at most`
  const held = before.score - after.score <= most
  return { name, what, before, after, bound, held, alerts: alertsAfter(gamed) }
}

/** How many files, and of how many people at three each, an employer must invent to be given a grade. */
function inventedFor(
  grade: ReciprokGrade,
  honest: Application[],
): { count: number; people: number; gamed: Application[] } {
  for (let count = 0; ; count += 1) {
    const people = Math.ceil(count / 3)
    const invented = Array.from({ length: people }, (_, index) =>
      files(Math.min(3, count - 3 * index), full, `invented-${index}`),
    )
    const gamed = [...honest, ...invented.flat()]
    if (order.indexOf(score(gamed).grade) <= order.indexOf(grade)) return { count, people, gamed }
  }
}

/** Every move, played on the applications, the reading of them and the formula that ship. */
export function playMoves(): Move[] {
  made = 0
  const answersSome = () => [...files(6, full), ...files(24, silence)]
  const invents = (['C', 'B', 'A'] as const).flatMap((grade): Move[] => {
    const honest = answersSome()
    const { count, people, gamed } = inventedFor(grade, honest)
    const fewest = { C: 7, B: 19, A: 49 }[grade]
    const what = `6 of 30 people answered; ${count} perfect files of ${people} invented people, 3 each`
    const move = (how: string, known: typeof ordinary): Move => ({
      name: `invented candidates, to ${grade}`,
      what: `${what}, ${how}`,
      before: score(honest),
      after: score(gamed),
      bound: `${fewest} people at least`,
      held: people >= fewest,
      alerts: alertsAfter(gamed, known),
    })
    const isInvented = ({ visitorId }: Application) => visitorId.startsWith('invented-')
    return [
      move('seen in person on one day', (one, index) =>
        isInvented(one) ? { firstSeenOn: parisDay(RECEIVED), vouchings: [] } : ordinary(one, index),
      ),
      move('a day each, their cards given by one host within a week', (one, index) => ({
        ...ordinary(one, index),
        vouchings: isInvented(one) ? [{ hostId: 'host', at: RECEIVED - (index % 7) * DAY }] : [],
      })),
      move('a day each, each at the kiosk alone', ordinary),
    ]
  })
  const perfect = (count: number) => files(count, full)
  const ten = perfect(10)
  const thirty = perfect(30)
  const many = files(40, silence)
  const inAMinute =
    (fields: Partial<ApplicationEvent>): Answer =>
    (file) =>
      file.then('refused', RECEIVED + SECOND, fields)
  const longAgo = RECEIVED - 20 * DAY
  const half = [...files(15, full), ...files(15, silence)]
  const late = files(20, silence)
  return [
    ...invents,
    costs(
      'a hostile person',
      '3 files left to hang on 10 perfect ones',
      ten,
      [...ten, ...files(3, silence, 'hostile')],
      14,
    ),
    costs(
      'a hostile person',
      'the same on 30 perfect ones',
      thirty,
      [...thirty, ...files(3, silence, 'hostile')],
      7,
    ),
    costs(
      'a hostile person',
      '50 files of theirs on 30 perfect ones',
      thirty,
      [...thirty, ...files(50, silence, 'hostile')],
      7,
    ),
    reaches(
      'a robot',
      '40 people refused a second later, in one gesture, with a reason',
      many,
      files(40, inAMinute({ ...explained, ...pointer, groupSize: 40 })),
      'C',
    ),
    reaches('a robot', 'the same without a reason, one by one', many, files(40, inAMinute({})), 'C'),
    reaches(
      'promises',
      '20 people accepted on day 1 and left there',
      late,
      files(20, (file) => file.onDay(1, 'pursued', { nextStep: { what: 'Un essai', on: '2026-04-01' } })),
      'D',
    ),
    reaches(
      'an answer told twenty times',
      '15 of 30 answered, each answer told 20 times',
      half,
      half.map((file) => ({
        ...file,
        events: [
          ...file.events,
          ...Array.from({ length: 20 }, (_, index) =>
            file.events
              .filter(({ type }) => type === 'refused')
              .map((event) => ({ ...event, id: `${event.id}-${index}` })),
          ).flat(),
        ],
      })),
      score(half).grade!,
    ),
    reaches(
      'an answer told early',
      '20 people refused today at a session, by a desk whose clock says before they applied',
      late,
      late.map((file) => ({
        ...file,
        events: [
          ...file.events,
          {
            id: `${file.id}-early`,
            type: 'refused',
            at: longAgo,
            by: 'desk-1',
            atSession: 'session-1',
            receivedAt: NOW - SECOND,
          } as ApplicationEvent,
        ],
      })),
      'D',
    ),
    reaches(
      'recommended to nobody',
      '40 people refused with a reason and recommended to an employer, and nobody said yes',
      many,
      files(40, (file) =>
        file.onDay(5, 'refused', { ...explained, stepForward: { kind: 'employer', itemId: 'garage' } }),
      ),
      'B',
    ),
    honestHiringDay(),
    {
      name: 'pressed to withdraw',
      what: '15 of 30 answered, the 15 others are made to withdraw on day 20',
      before: score(half),
      after: score([...half.slice(0, 15), ...half.slice(15).map(withdrawn)]),
      bound: null,
      held: true,
      alerts: alertsAfter([...half.slice(0, 15), ...half.slice(15).map(withdrawn)]),
    },
    reaches(
      'pressed to withdraw',
      'the same, and they tell it: hosts found it true',
      half,
      [...half.slice(0, 15), ...half.slice(15).map(withdrawn).map(foundByHosts)],
      score(half).grade!,
    ),
  ]
}

/** No move at all: what an alert looks like where nothing is wrong. It changes no score, and a host knows the day. */
function honestHiringDay(): Move {
  const all = files(30, full)
  const known: typeof ordinary = (one, index) =>
    index < 12 ? { firstSeenOn: parisDay(RECEIVED), vouchings: [] } : ordinary(one, index)
  const what = '12 of 30 people first came on one hiring day, and were answered as the others'
  const [before, after] = [score(all), score(all)]
  const alerts = alertsAfter(all, known)
  return { name: 'nobody: a hiring day', what, before, after, bound: 'no point', held: true, alerts }
}

function withdrawn(file: Application): Application {
  return new ApplicationBuilder(file).onDay(20, 'withdrawn').build()
}
function foundByHosts(file: Application): Application {
  return new ApplicationBuilder(file).onDay(25, 'contest-upheld', { about: file.events.at(-1)!.id }).build()
}
