import type { ContactRequest } from '../../../domain/postings/contact-request.ts'
import type { Intake } from './intake.ts'

export const contactRequests: Intake<ContactRequest> = {
  // Who asked whom belongs to the first copy, and what the server knows was told stays as it knows it.
  sanitize({ record, master }) {
    if (!master) return record
    const known = new Map(master.events.map((event) => [event.id, event]))
    return {
      ...record,
      visitorId: master.visitorId,
      events: record.events.map((event) => known.get(event.id) ?? event),
    }
  },
}
