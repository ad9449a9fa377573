import type { AdviceState, SilenceBoard } from '../../domain/contract/advice.ts'
import { adviceCalledFor, overdueFiles, whyAsked } from '../../domain/advice/advice-task.ts'
import { bySilence, readSilence, type SilentEmployer } from '../../domain/advice/silent-employer.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import type { EmployerId, SiteId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { employerOf } from '../employers/employers.ts'
import { readEmployerState } from '../reminders/reminder-state.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { blockedBoard } from './blocked-words.ts'
import { slotsToCome, takenBackFrom } from './advice-slots.ts'

type Parts = Pick<ServerParts, 'store' | 'clock'>

/** Whether the employer is asked at its desk why it does not answer. */
export async function isAskedWhy({ store, clock }: Parts, employerId: EmployerId): Promise<boolean> {
  const state = await store.read((view) => readEmployerState(view, employerId))
  return state !== null && whyAsked(state.facts, clock.now()) !== null
}

/** What an employer reads at its desk; null for one that is not known. */
export async function adviceOf(
  { store, clock }: Parts,
  { employerId, siteId }: { employerId: EmployerId; siteId: SiteId },
): Promise<AdviceState | null> {
  const now = clock.now()
  return store.read(async (view) => {
    const state = await readEmployerState(view, employerId)
    if (!state) return null
    const { facts } = state
    const asked = whyAsked(facts, now)
    const motives = facts.motives.at(-1)
    const slots = await slotsToCome(view, siteId, now)
    const own = slots.find((slot) => slot.employerId === employerId)
    const takenBack = await takenBackFrom(view, employerId, now)
    return {
      ...(asked ? { asked } : {}),
      overdue: overdueFiles(facts.files, now).length,
      ...(motives ? { motives: { at: motives.at, codes: [...motives.codes] } } : {}),
      offered: adviceCalledFor(facts, now).length > 0,
      slots: slots
        .filter(({ bookingId }) => bookingId === null)
        .map(({ slotId, startsAt, host }) => ({ slotId, startsAt, host })),
      ...(own ? { booking: { bookingId: own.bookingId!, startsAt: own.startsAt, host: own.host } } : {}),
      ...(takenBack ? { takenBack } : {}),
    }
  })
}

/** What the hosts of a site see of silent employers, and their half hours. `accountId`: who looks. */
export async function silenceBoard(
  { store, clock }: Parts,
  siteId: SiteId,
  accountId: string,
): Promise<SilenceBoard> {
  const now = clock.now()
  const employers = await store.read(async (view) =>
    (await view.records('employers')).filter((employer) => isEmployerOf(employer, siteId)),
  )
  const lines: Line[] = []
  // One read each: years of applications of all of them would hold everybody else up.
  for (const employer of employers) {
    const line = await store.read((view) => lineOf(view, employer, now))
    if (line) lines.push(line)
  }
  const slots = await store.read(async (view) => {
    const told: SilenceBoard['slots'] = []
    for (const { slotId, startsAt, host, accountId: offeredBy, employerId } of await slotsToCome(
      view,
      siteId,
      now,
    )) {
      const booked = employerId === null ? {} : { employer: (await employerOf(view, employerId))?.name ?? '' }
      told.push({ slotId, startsAt, host, mine: offeredBy === accountId, ...booked })
    }
    return told
  })
  const blocked = await store.read((view) => blockedBoard(view, siteId, now))
  return {
    blocked,
    employers: lines.sort((a, b) => bySilence(a.silence, b.silence)).map(({ told }) => told),
    slots,
  }
}

interface Line {
  silence: SilentEmployer
  told: SilenceBoard['employers'][number]
}

/** The line of one employer; null where there is nothing to see to. */
async function lineOf(
  view: StoreReader,
  { id: employerId, name, contactPhone }: Employer,
  now: Instant,
): Promise<Line | null> {
  const state = await readEmployerState(view, employerId)
  const silence = state && readSilence(state.facts, now)
  if (!silence) return null
  const lastMessage = await lastMessageTo(view, employerId)
  const { motives, ...rest } = silence
  return {
    silence,
    told: {
      ...{ employerId, name, ...rest },
      ...(contactPhone ? { phone: contactPhone } : {}),
      ...(lastMessage ? { lastMessage } : {}),
      ...(motives ? { motives: { at: motives.at, codes: [...motives.codes] } } : {}),
    },
  }
}

/** The last message that the employer had of us, by e-mail or from a host. */
async function lastMessageTo(view: StoreReader, employerId: EmployerId) {
  const [last] = await view.all(
    view.tables
      .selectFrom('reminders')
      .select(['kind', 'at'])
      .where('employerId', '=', employerId)
      .where('reader', '=', 'employer')
      .where('state', 'in', ['sent', 'unsure', 'told'])
      .orderBy('at', 'desc')
      .limit(1),
  )
  return last
}
