import type { VisitReason } from '../../../domain/visits/visit.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { blankPass, giveAway } from '../../data/pass-stock.ts'
import { freshCardKey } from '../../data/passes.ts'
import { checkIn } from '../../data/visits.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'

/**
 * Somebody comes in for the first time: a blank card from the stock becomes theirs in the write of their
 * arrival, without network. Where the kiosk cannot seal a name yet, the visit has none and the session knows it.
 */
export async function walkIn(
  data: DeviceData,
  session: VisitorSession,
  reasons: readonly VisitReason[],
): Promise<void> {
  const pass = await blankPass(data)
  const arrival = {
    arrivedBy: 'walk-in' as const,
    reasons,
    ...(pass ? { visitorId: pass.visitorId } : {}),
  }
  const beside = pass ? giveAway(pass) : undefined
  const named = await checkIn(data, { ...arrival, ...(session.name ? { name: session.name } : {}) }, beside)
  // Only a name can be refused on a new card: without the site's key it could not be sealed.
  const arrived = named.ok ? named : await checkIn(data, arrival, beside)
  session.visitId = arrived.ok ? arrived.value.id : null
  session.isNameUnsent = !named.ok
  session.pass = pass ? { ...pass, checked: 'signature', cardKey: freshCardKey() } : null
  session.isNewCard = pass !== null
  session.reasons = [...reasons]
}
