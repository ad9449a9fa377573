import { allows, lastWordOn } from '../../../domain/competences/consents.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { putDossierAway, sealDossier } from '../../data/dossier/dossiers.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'

/** One sealing after the other, so that the page as it was last is the one that stays. */
let sealing: Promise<void> = Promise.resolve()

/**
 * Brings what the kiosks keep sealed in line with the page as it is in this session: sealed anew where its holder
 * allows it, gone as soon as they take it back. Nobody waits for it, and where it cannot be written the former one
 * stays, of which the screen says from when it is.
 */
export function sealMyPage(data: DeviceData, session: VisitorSession): Promise<void> {
  const { pass } = session
  sealing = sealing
    .then(() => (session.pass === pass ? sealNow(data, session) : undefined))
    .catch(() => undefined)
  return sealing
}

async function sealNow(data: DeviceData, session: VisitorSession): Promise<void> {
  const { pass, profile, secret } = session
  if (!pass || !profile) return
  if (!allows(profile, 'kiosks')) {
    // Of a page that was not read here, nothing is known of what was allowed before.
    if (lastWordOn(profile, 'kiosks')) await putDossierAway(data, pass)
    return
  }
  const isWhole = session.isNewCard || session.isPageRead
  const by = session.dossierKey ?? secret
  if (!isWhole || !by) return
  const sealed = await sealDossier(data, pass, by, { profile, codes: session.pageCodes })
  if (sealed.ok && session.pass === pass) session.dossierKey = sealed.value
}
