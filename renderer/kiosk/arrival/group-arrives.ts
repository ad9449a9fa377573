import type { VisitReason } from '../../../domain/visits/visit.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { checkIn } from '../../data/visits.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'

/**
 * Several come in at once: one visit that counts them, without a card and without their names. Where the kiosk cannot
 * seal who brings them, the visit does without and the session knows it.
 */
export async function groupArrives(
  data: DeviceData,
  session: VisitorSession,
  reasons: readonly VisitReason[],
): Promise<void> {
  const { people, from } = session.group!
  const arrival = {
    arrivedBy: 'walk-in' as const,
    people,
    reasons,
    ...(from === null ? {} : { prescriber: from }),
  }
  const named = await checkIn(data, { ...arrival, ...(session.name ? { name: session.name } : {}) })
  if (!named.ok) await checkIn(data, arrival)
  session.isNameUnsent = !named.ok
}
