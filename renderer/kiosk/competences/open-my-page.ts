import { mergeProfiles } from '../../../domain/competences/profile.ts'
import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { readProfile } from '../../data/profile.ts'
import { openVisitorAccess, type PictureSecret } from '../../data/visitor-api.ts'
import type { useVisitorSession } from '../../stores/visitor-session.ts'
import { refusalOf, tokenOf, type UnlockRefusal } from '../applications/open-my-applications.ts'

type VisitorSession = ReturnType<typeof useVisitorSession>

/** Opens what the holder of the card told before, and what others said of it, into the memory of this session. */
export async function openMyPage(
  data: DeviceData,
  session: VisitorSession,
  secret: PictureSecret,
): Promise<Result<void, UnlockRefusal>> {
  const token = await tokenOf(data, session)
  if (token === null) return refuse('unreachable')
  const { pass } = session
  const opened = await openVisitorAccess(data, token, secret)
  if (!opened.ok) return refuse(refusalOf(opened.reason))
  // The person may have left while the answer was on its way, and another come: it is not theirs to read.
  if (session.pass !== pass) return refuse('unreachable')
  session.access = opened.value
  session.secret = secret
  return (await readMyPage(data, session)) ? ok(undefined) : refuse('unreachable')
}

/** Joins what the site knows with what was told here, which may still be on its way. */
export async function readMyPage(data: DeviceData, session: VisitorSession): Promise<boolean> {
  const { access } = session
  if (!access) return false
  const read = await readProfile(data, access)
  if (!read.ok || session.access !== access) return false
  const { profile } = read.value
  if (profile) session.profile = session.profile ? mergeProfiles(profile, session.profile) : profile
  session.isPageRead = true
  return true
}
