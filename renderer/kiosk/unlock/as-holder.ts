import { refuse } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { Refused } from '../../data/http.ts'
import type { VisitorAccess } from '../../data/visitor-api.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'
import { openWithPictures } from './open-with-pictures.ts'

/** What the server says to a call. */
type Answer = { readonly ok: true; readonly value: unknown } | Refused
/** `sign-in-needed`: the four pictures must be shown again; `unreachable`: whether so is not known. */
export type NotOpen = Refused<'sign-in-needed' | 'unreachable'>

/**
 * Asks the server in the name of whoever opened what is theirs. It lets nobody read for longer than a quarter of an
 * hour: whoever still stands here is let in again by the pictures that they showed, and the call is made once more.
 * `null`: they left meanwhile.
 */
export async function askAsHolder<Told extends Answer>(
  data: DeviceData,
  session: VisitorSession,
  call: (access: VisitorAccess) => Promise<Told>,
): Promise<Told | NotOpen | null> {
  const { access, visitId } = session
  const told = access && (await call(access))
  if (told && !isOver(told)) return session.access === access ? told : null
  if (session.visitId !== visitId) return null
  if (session.access === access) {
    const refused = await openAgain(data, session)
    if (session.visitId !== visitId) return null
    if (refused) return refused
  }
  const { access: again } = session
  if (!again) return refuse('sign-in-needed')
  const toldAgain = await call(again)
  return session.access === again ? toldAgain : null
}

/** `null`: it is open. Pictures that open nothing any more are asked for anew. */
async function openAgain(data: DeviceData, session: VisitorSession): Promise<NotOpen | null> {
  const opened = session.secret && (await openWithPictures(data, session, session.secret, readsNothing))
  if (opened?.ok) return null
  if (opened?.reason === 'unreachable') return refuse('unreachable')
  session.access = null
  if (opened?.reason === 'wrong') session.secret = null
  return refuse('sign-in-needed')
}

const readsNothing = () => Promise.resolve(true)
const isOver = (told: Answer) => !told.ok && told.reason === 'sign-in-needed'
