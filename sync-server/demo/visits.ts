import { decideCheckIn, decideCheckOut, type Arrival } from '../../domain/visits/check-in.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { MINUTE, parisDay, type Instant } from '../../domain/time.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

interface Passage {
  minutesAgo: number
  leftAfter?: number
  arrival: Omit<Arrival, 'freshId'>
}

/** Who came today, as far as today has got. */
export function visitsOfToday(
  random: Random,
  siteId: string,
  people: readonly Person[],
  now: Instant,
): Visit[] {
  return passages(people).flatMap(({ minutesAgo, leftAfter, arrival }) => {
    const arrivedAt = now - minutesAgo * MINUTE
    // Just after midnight the morning has not happened yet.
    if (parisDay(arrivedAt) !== parisDay(now)) return []
    const writer = { siteId, deviceId: 'demo-kiosk', now: arrivedAt }
    const arrived = decideCheckIn({ ...arrival, freshId: random.id('demo') }, [], writer)
    if (!arrived.ok) return []
    if (leftAfter === undefined) return [arrived.value]
    const left = decideCheckOut(arrived.value, { ...writer, now: arrivedAt + leftAfter * MINUTE })
    return [left.ok ? left.value : arrived.value]
  })
}

function passages(people: readonly Person[]): Passage[] {
  const [aicha, wei, mimi, yann, zoe] = people as [Person, Person, Person, Person, Person]
  const pass = (person: Person): Arrival & { arrivedBy: 'pass' } => ({
    arrivedBy: 'pass',
    visitorId: person.visitorId,
    name: person.name,
    freshId: '',
  })
  return [
    { minutesAgo: 165, leftAfter: 70, arrival: { ...pass(aicha), reasons: ['job-search'] } },
    { minutesAgo: 150, arrival: { ...pass(wei), audience: 'job-seeker', reasons: ['help', 'job-search'] } },
    {
      minutesAgo: 128,
      leftAfter: 95,
      arrival: { arrivedBy: 'walk-in', name: 'Gaëlle', reasons: ['meeting'] },
    },
    { minutesAgo: 96, arrival: { ...pass(mimi), reasons: ['project'] } },
    { minutesAgo: 74, arrival: { arrivedBy: 'counter' } },
    { minutesAgo: 52, arrival: { arrivedBy: 'walk-in', name: 'Jean-Loup', audience: 'curious' } },
    { minutesAgo: 41, arrival: { ...pass(yann), reasons: ['job-search'] } },
    {
      minutesAgo: 25,
      arrival: { arrivedBy: 'walk-in', name: 'N’Golo', audience: 'job-seeker', reasons: ['rest'] },
    },
    { minutesAgo: 12, arrival: { arrivedBy: 'counter' } },
    { minutesAgo: 6, arrival: { ...pass(zoe), audience: 'job-seeker', reasons: ['meet-people'] } },
  ]
}
