import type { DeviceData } from '../../data/device-data.ts'
import { putDossierAway } from '../../data/dossier/dossiers.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'
import { openWithPictures } from '../unlock/open-with-pictures.ts'
import { readMyPage } from './read-my-page.ts'
import { sealMyPage } from './seal-my-page.ts'

/**
 * Seals the page for another card or other pictures, where card, pictures and page can be had in this session: the site
 * takes what was sealed for those before from every kiosk. Nobody waits for it; where a piece is missing, or the disk
 * fails, the page is sealed when its holder opens it next. Nothing of theirs is read while a host helps.
 */
export async function sealMyPageAnew(data: DeviceData, session: VisitorSession): Promise<void> {
  const { pass, secret } = session
  if (pass?.cardKey === undefined || !secret) return
  try {
    // The site empties it in the same edition, which this one must follow.
    await putDossierAway(data, pass)
  } catch {
    return
  }
  if (session.pass !== pass) return
  if (session.isPageRead) return sealMyPage(data, session)
  if (!session.assistance) await openWithPictures(data, session, secret, readMyPage)
}
