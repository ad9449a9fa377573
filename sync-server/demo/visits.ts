import { decideCheckIn, decideCheckOut, type Arrival } from '../../domain/visits/check-in.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { MINUTE, parisDay, type Instant } from '../../domain/time.ts'
import type { DemoVisit } from './demo-data.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** Who came today, as far as today has got. */
export function visitsOfToday(
  random: Random,
  siteId: string,
  told: readonly DemoVisit[],
  people: readonly Person[],
  now: Instant,
): Visit[] {
  return told.flatMap((visit) => {
    const { minutesAgo, leftAfter } = visit
    const arrivedAt = now - minutesAgo * MINUTE
    // Just after midnight the morning has not happened yet.
    if (parisDay(arrivedAt) !== parisDay(now)) return []
    const writer = { siteId, deviceId: 'demo-kiosk', now: arrivedAt }
    const arrived = decideCheckIn({ ...arrivalOf(visit, people), freshId: random.id('demo') }, [], writer)
    if (!arrived.ok) return []
    if (leftAfter === undefined) return [talking(visit, arrived.value)]
    const left = decideCheckOut(arrived.value, { ...writer, now: arrivedAt + leftAfter * MINUTE })
    return [left.ok ? left.value : arrived.value]
  })
}

function talking({ openTo }: DemoVisit, visit: Visit): Visit {
  return openTo ? { ...visit, openTo, openToRev: visit.rev } : visit
}

function arrivalOf(
  { person, walkIn, audience, reasons, ageBand }: DemoVisit,
  people: readonly Person[],
): Omit<Arrival, 'freshId'> {
  const told = {
    ...(audience ? { audience } : {}),
    ...(reasons ? { reasons } : {}),
    ...(ageBand ? { ageBand } : {}),
  }
  if (walkIn !== undefined) return { arrivedBy: 'walk-in', name: walkIn, ...told }
  if (person === undefined) return { arrivedBy: 'counter', ...told }
  const { visitorId, name } = people[person]!
  return { arrivedBy: 'pass', visitorId, name, ...told }
}
