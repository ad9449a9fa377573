import type { AdviceState, SilenceBoard } from '../../domain/contract/advice.ts'
import { adviceCalledFor, silentFiles, whyAsked } from '../../domain/advice/advice-task.ts'
import { bySilence, readSilence } from '../../domain/advice/silent-employer.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import type { EmployerId, SiteId } from '../../domain/ids.ts'
import { readEmployerState } from '../reminders/reminder-state.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
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
      overdue: silentFiles(facts.files, now).length,
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
  return store.read(async (view) => {
    const lines: {
      silence: NonNullable<ReturnType<typeof readSilence>>
      line: SilenceBoard['employers'][number]
    }[] = []
    const names = new Map<string, string>()
    for (const employer of await view.records('employers')) {
      if (!isEmployerOf(employer, siteId)) continue
      const { id: employerId, name, contactPhone } = employer
      names.set(employerId, name)
      const state = await readEmployerState(view, employerId)
      const silence = state && readSilence(state.facts, now)
      if (!silence) continue
      const lastMessage = await lastMessageTo(view, employerId)
      const { motives, next, ...told } = silence
      const line = {
        ...{ employerId, name, ...told, next },
        ...(contactPhone ? { phone: contactPhone } : {}),
        ...(lastMessage ? { lastMessage } : {}),
        ...(motives ? { motives: { at: motives.at, codes: [...motives.codes] } } : {}),
      }
      lines.push({ silence, line })
    }
    const slots = await slotsToCome(view, siteId, now)
    return {
      employers: lines.sort((a, b) => bySilence(a.silence, b.silence)).map(({ line }) => line),
      slots: slots.map((slot) => ({
        ...{
          slotId: slot.slotId,
          startsAt: slot.startsAt,
          host: slot.host,
          mine: slot.accountId === accountId,
        },
        ...(slot.employerId === null ? {} : { employer: names.get(slot.employerId) ?? '' }),
      })),
    }
  })
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
