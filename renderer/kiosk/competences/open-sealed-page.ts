import { joinPages } from '../../../domain/competences/profile.ts'
import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { hasDossier, openDossier } from '../../data/dossier/dossiers.ts'
import type { PictureSecret } from '../../data/visitor-api.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'
import type { UnlockRefusal } from '../unlock/open-with-pictures.ts'

/** Whether the page of the person at the screen lies here, sealed. */
export async function isPageHere(data: DeviceData, { pass }: VisitorSession): Promise<boolean> {
  return pass !== null && (await hasDossier(data, pass))
}

/** Opens it without network into the memory of this session: as it was when it was sealed, with what was told here. */
export async function openSealedPage(
  data: DeviceData,
  session: VisitorSession,
  secret: PictureSecret,
): Promise<Result<void, UnlockRefusal>> {
  const { pass } = session
  // It may have been erased, or the card taken back, while nothing was heard.
  if (!pass || data.sync.awaitsErasures) return refuse('unreachable')
  const opened = await openDossier(data, pass, secret)
  // The person may have left meanwhile, and another come.
  if (session.pass !== pass) return refuse('unreachable')
  if (!opened.ok) return refuse(refusals[opened.reason])
  const { profile, codes = [], keptAt, key } = opened.value
  session.profile = session.profile ? joinPages(profile, session.profile) : profile
  session.isPageRead = true
  session.pageCodes = codes
  session.pageKeptAt = keptAt
  session.dossierKey = key
  session.secret = secret
  return ok(undefined)
}

const refusals = {
  'no-dossier': 'unreachable',
  'wrong-credentials': 'wrong',
  'too-many-requests': 'too-many',
} as const
