import type { VisitReason } from '../../../domain/visits/visit.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { takePass } from '../../data/passes.ts'
import { checkIn } from '../../data/visits.ts'
import type { useVisitorSession } from '../../stores/visitor-session.ts'

/**
 * Somebody comes in for the first time: a blank card from the stock becomes theirs and the arrival is
 * written, without network. `without-name`: the kiosk cannot keep a name safely yet, the visit has none.
 */
export async function walkIn(
  data: DeviceData,
  session: ReturnType<typeof useVisitorSession>,
  reasons: readonly VisitReason[],
): Promise<void> {
  const pass = await takePass(data)
  const arrival = {
    arrivedBy: 'walk-in' as const,
    reasons,
    ...(pass ? { visitorId: pass.visitorId } : {}),
  }
  const named = await checkIn(data, { ...arrival, ...(session.name ? { name: session.name } : {}) })
  // Only a name can be refused on a new card: without the site's key it could not be sealed.
  const arrived = named.ok ? named : await checkIn(data, arrival)
  session.visitId = arrived.ok ? arrived.value.id : null
  session.pass = pass ? { ...pass, checked: 'signature' } : null
  session.isNewCard = pass !== null
  session.reasons = [...reasons]
}
