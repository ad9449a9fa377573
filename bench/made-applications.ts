import type { Application, ApplicationEvent } from '../domain/hiring/application.ts'
import type { Employer } from '../domain/hiring/employer.ts'
import { SHARED_PARTITION } from '../domain/ids.ts'
import { byServer, newRecord } from '../domain/record/write.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import { DAY, type Instant } from '../domain/time.ts'
import type { ServerParts } from '../sync-server/server-parts.ts'
import { keepRecord } from '../sync-server/sync/keep-record.ts'
import { sequence } from './made-profiles.ts'

/** How many of what; `silent`: the share of applications that nobody answers. */
export interface Made {
  employers: number
  applications: number
  sites: number
  silent: number
  /** When the last one came, and over how many days all did. */
  until: Instant
  days: number
}

/** Written together: more would only fill the log. */
const AT_ONCE = 1000
const message = 'Je peux commencer lundi. J’ai travaillé deux étés en boulangerie, à la vente et au four.'

export const siteOf = (employer: number, sites: number) => `site-${employer % sites}`
export const employerIdOf = (employer: number) => `e${employer}`

/** Employers of some sites, each with an address of its own. */
export async function keepEmployers(
  { store }: Pick<ServerParts, 'store'>,
  { employers, sites, until, days }: Made,
): Promise<void> {
  const author = { ...byServer(until - days * DAY), siteId: SHARED_PARTITION }
  for (let first = 0; first < employers; first += AT_ONCE) {
    await store.transaction(async (tx) => {
      for (let rank = first; rank < Math.min(first + AT_ONCE, employers); rank += 1) {
        const employer: Employer = newRecord(author, {
          id: employerIdOf(rank),
          name: `Maison ${rank}`,
          siteIds: [siteOf(rank, sites)],
          contactEmail: `contact@maison${rank}.example`,
        })
        await keepRecord(tx, 'employers', employer)
      }
    })
  }
}

/**
 * Applications in the order in which they came, as the server keeps them once they were answered: those of an employer
 * lie all over the file of the database. One employer in a hundred has ten times as many as the others. The same at
 * each run.
 */
export async function keepApplications({ store }: Pick<ServerParts, 'store'>, made: Made): Promise<void> {
  const random = sequence(42)
  for (let first = 0; first < made.applications; first += AT_ONCE) {
    await store.transaction(async (tx) => {
      const end = Math.min(first + AT_ONCE, made.applications)
      for (let rank = first; rank < end; rank += 1) {
        await keepRecord(tx, 'applications', madeApplication(rank, made, random))
      }
    })
  }
}

function madeApplication(rank: number, made: Made, random: () => number): Application {
  const { employers, sites, applications, until, days, silent } = made
  const large = Math.max(1, Math.floor(employers / 100))
  const employer = Math.floor(random() * (random() < 0.09 ? large : employers))
  const receivedAt = until - Math.floor(((applications - rank) / applications) * days * DAY)
  const id = `a${rank.toString(36).padStart(6, '0')}`
  const acts = random() < silent ? 0 : random() < 0.6 ? 1 : 2
  return {
    id,
    siteId: siteOf(employer, sites),
    rev: nextRevision(undefined, receivedAt, 'server'),
    at: receivedAt,
    by: 'server',
    employerId: employerIdOf(employer),
    jobOfferId: `${employerIdOf(employer)}.offer`,
    // Some people apply more often at one employer than counts.
    visitorId: `p${employer}.${Math.floor(random() * 60)}`,
    sent: { name: 'Camille', email: `${id}@example.fr`, message },
    events: [
      event(id, 0, 'submitted', receivedAt),
      ...Array.from({ length: acts }, (_, act) => madeAnswer(id, act + 1, receivedAt, random)),
    ],
  }
}

const answers = ['refused', 'refused', 'refused', 'pursued', 'hired', 'withdrawn'] as const

function madeAnswer(id: string, rank: number, receivedAt: Instant, random: () => number): ApplicationEvent {
  const type = answers[Math.floor(random() * answers.length)]!
  const at = receivedAt + Math.floor(random() * 60 * DAY)
  const criterion = { criterionId: 'dough', criterion: 'Façonner le pain' }
  const reasons = [{ code: 'skill_missing' as const, ...criterion, note: 'Le façonnage à la main.' }]
  return {
    ...event(id, rank, type, at),
    ...(type === 'refused' && random() < 0.7 ? { reasons } : {}),
    ...(type === 'pursued'
      ? { nextStep: { what: 'Un essai', kind: 'trial' as const, on: '2026-06-01' } }
      : {}),
    ...(random() < 0.3 ? { stepForward: { kind: 'challenge' as const, itemId: 'session-1' } } : {}),
  }
}

function event(id: string, rank: number, type: ApplicationEvent['type'], at: Instant): ApplicationEvent {
  return { id: `${id}.${rank}`, type, at, by: 'desk-1', receivedAt: at, receipt: 'A'.repeat(43) }
}
