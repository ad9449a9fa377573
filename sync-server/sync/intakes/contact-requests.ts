import type { ContactRequest } from '../../../domain/postings/contact-request.ts'
import { collections } from '../../../domain/sync/collections.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import type { Intake, Refusal } from './intake.ts'

/** What the server knows when a request, or a word on it, arrives. */
interface ContactFacts {
  /** At whose device it was asked; absent while it was not, or where the device is not known any more. */
  askedAt?: DeviceRole
}

type ContactEvent = ContactRequest['events'][number]

/** Of the words that a record holds, those beyond are left to the hosts. */
const ROOM = 40

export const contactRequests: Intake<ContactRequest, ContactFacts> = {
  async facts(view, { scope, master }) {
    const asked = master?.events.find(({ type }) => type === 'asked')
    if (!asked) return {}
    const [device] = await view.all(
      view.tables
        .selectFrom('devices')
        .select('role')
        .where('deviceId', '=', asked.by)
        .where('siteId', '=', scope.siteId),
    )
    return device ? { askedAt: device.role } : {}
  },

  sanitize: ({ scope, record, master }) => requestAsToldBy(scope, record, master),

  refuses({ scope, master }, told, { askedAt }): Refusal<ContactRequest> | null {
    const known = new Set(master?.events.map(({ id }) => id))
    const news = told.events.filter(({ id }) => !known.has(id))
    const asked = told.events.filter(({ type }) => type === 'asked')
    const isAskedAgain = asked.length > 1 && news.some(({ type }) => type === 'asked')
    if (isAskedAgain || !news.every(({ type }) => mayTell(scope, type, askedAt)))
      return { reason: 'forbidden-event', field: 'events' }
    const isOverfull = news.length > 0 && (master?.events.length ?? 0) + news.length > ROOM
    return isOverfull && scope.role !== 'host' ? { reason: 'too-many-events', field: 'events' } : null
  },
}

/**
 * A request as this device may at most tell it: who asks whom, and for what, belongs to the first copy; a word that
 * the server knows stays as the server knows it; a new one is told by this device.
 */
function requestAsToldBy(
  scope: Scope,
  incoming: ContactRequest,
  master: ContactRequest | undefined,
): ContactRequest {
  const { rev, at, by } = incoming
  const known = new Map(master?.events.map((event) => [event.id, event]))
  const events = new Map<string, ContactEvent>()
  for (const event of incoming.events) {
    if (events.has(event.id)) continue
    events.set(event.id, known.get(event.id) ?? { ...event, by: scope.deviceId })
  }
  return { ...(master ?? incoming), rev, at, by, events: [...events.values()] }
}

/** Nobody answers what they asked themselves; hosts, who pass it on, speak for either side. */
function mayTell({ role }: Scope, type: ContactEvent['type'], askedAt: DeviceRole | undefined): boolean {
  if (collections.contactRequests.access[role].tells?.has(type) !== true) return false
  return role === 'host' || type === 'asked' || (askedAt !== undefined && askedAt !== role)
}
