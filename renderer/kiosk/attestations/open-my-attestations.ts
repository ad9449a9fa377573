import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { openVisitorAccess, type PictureSecret } from '../../data/visitor-api.ts'
import { myAttestations } from '../../data/visitor-attestations.ts'
import type { useVisitorSession } from '../../stores/visitor-session.ts'
import { refusalOf, tokenOf, type UnlockRefusal } from '../applications/open-my-applications.ts'

/** Opens what was said of the holder's challenges into the memory of this session. */
export async function openMyAttestations(
  data: DeviceData,
  session: ReturnType<typeof useVisitorSession>,
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
  const read = await readMyAttestations(data, session)
  return read ? ok(undefined) : refuse('unreachable')
}

/** Reads again what may have changed; without network it stays as it was read. */
export async function readMyAttestations(
  data: DeviceData,
  session: ReturnType<typeof useVisitorSession>,
): Promise<boolean> {
  const { access } = session
  if (!access) return false
  const read = await myAttestations(data, access)
  if (session.access !== access) return false
  if (read.ok) session.attestations = read.value
  return read.ok
}
