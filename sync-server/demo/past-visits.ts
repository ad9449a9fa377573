import { addDays, HOUR, MINUTE, parisInstant, weekday, type Day } from '../../domain/time.ts'
import { decideCheckIn, decideCheckOut, forgottenDepartures } from '../../domain/visits/check-in.ts'
import { prescribers } from '../../domain/visits/prescriber.ts'
import { audiences, visitReasons, type Visit } from '../../domain/visits/visit.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** Thirteen months: as long as a site keeps who came. */
const DAYS = 390
/** Who is there often, and who was there a few times. */
const REGULARS = 30

/** Who came on the days before today, but on Sundays: one after the other, with what they said and when they left. */
export function pastVisits(random: Random, siteId: string, people: readonly Person[], today: Day): Visit[] {
  const visits: Visit[] = []
  for (let before = DAYS; before > 0; before--) {
    const day = addDays(today, -before)
    if (weekday(day) < 7) visits.push(...visitsOf(random, siteId, people, day))
  }
  return visits
}

function visitsOf(random: Random, siteId: string, people: readonly Person[], day: Day): Visit[] {
  const often = random.shuffled(people.slice(0, REGULARS)).slice(0, random.between(3, 7))
  const seldom = random.shuffled(people.slice(REGULARS)).slice(0, random.between(0, 3))
  const passing = Array.from({ length: random.between(0, 2) }, () => undefined)
  return [...often, ...seldom, ...passing].flatMap((person) => visitOf(random, siteId, person, day))
}

function visitOf(random: Random, siteId: string, person: Person | undefined, day: Day): Visit[] {
  const arrivedAt = parisInstant(day, random.between(9, 16), random.between(0, 59))
  const writer = { siteId, deviceId: 'demo-kiosk', now: arrivedAt }
  const freshId = random.id('demo')
  const arrived = decideCheckIn(
    person
      ? { arrivedBy: 'pass', visitorId: person.visitorId, freshId, ...saidBy(random) }
      : { arrivedBy: 'counter', freshId },
    [],
    writer,
  )
  if (!arrived.ok) return []
  // One in five forgets to say that they leave.
  if (!person || random.chance(0.2))
    return forgottenDepartures([arrived.value], parisInstant(day, 19), {
      ...writer,
      now: parisInstant(day, 19, 1),
    })
  const left = decideCheckOut(arrived.value, {
    ...writer,
    now: Math.min(arrivedAt + random.between(20, 150) * MINUTE, parisInstant(day, 19) - HOUR / 2),
  })
  return left.ok ? [left.value] : []
}

function saidBy(random: Random) {
  return {
    ...(random.chance(0.7)
      ? { audience: random.chance(0.6) ? ('job-seeker' as const) : random.pick(audiences) }
      : {}),
    ...(random.chance(0.4) ? { prescriber: random.pick(prescribers) } : {}),
    reasons: random.chance(0.8) ? random.shuffled(visitReasons).slice(0, random.chance(0.25) ? 2 : 1) : [],
  }
}
