import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { readPass } from '../../data/passes.ts'
import { openVisitorAccess, type PictureSecret } from '../../data/visitor-api.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'

/**
 * Why what is private stays closed. `wrong`: card or pictures, one answer for both; `too-many`: wait a moment;
 * `unreachable`: no network, or a server that cannot answer.
 */
export type UnlockRefusal = 'wrong' | 'too-many' | 'unreachable'

/** Reads something of the holder into the memory of this session; false where it could not be read. */
export type ReadMine = (data: DeviceData, session: VisitorSession) => Promise<boolean>

/** Opens what is the holder's with the card and its four pictures, and reads what is asked for. */
export async function openWithPictures(
  data: DeviceData,
  session: VisitorSession,
  secret: PictureSecret,
  read: ReadMine,
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
  return (await read(data, session)) ? ok(undefined) : refuse('unreachable')
}

/** The signed card; a number typed while offline gets its signature now that there is a network. */
export async function tokenOf(data: DeviceData, session: VisitorSession): Promise<string | null> {
  if (!session.pass || session.pass.token) return session.pass?.token ?? null
  const typed = session.pass
  const read = await readPass(data, typed.passId)
  // They may have left meanwhile, and somebody else shown a card.
  if (session.pass?.passId !== typed.passId) return null
  // What they did until now, as somebody new, is theirs.
  if (session.pass === typed && read.ok && read.value.token)
    session.pass = { ...read.value, alsoKnownAs: [typed.visitorId] }
  return session.pass.token
}

export function refusalOf(reason: string): UnlockRefusal {
  if (reason === 'wrong-credentials') return 'wrong'
  return reason === 'too-many-requests' ? 'too-many' : 'unreachable'
}
