import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { choosePictures, type PictureSecret } from '../../data/visitor-api.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'
import { openWithPictures, refusalOf, tokenOf, type UnlockRefusal } from './open-with-pictures.ts'

/**
 * Gives a card its first pictures. Where it has some already, these may be the ones: the answer to a first try was
 * lost, and they open. `wrong`: it has others; `ask-host`: a host must allow it first.
 */
export async function chooseFirstPictures(
  data: DeviceData,
  session: VisitorSession,
  secret: PictureSecret,
): Promise<Result<void, UnlockRefusal | 'ask-host'>> {
  const token = await tokenOf(data, session)
  if (token === null) return refuse('unreachable')
  const { pass } = session
  const chosen = await choosePictures(data, token, secret)
  // The person may have left meanwhile, and another come.
  if (session.pass !== pass) return refuse('unreachable')
  const hasSome = !chosen.ok && chosen.reasons?.includes('has-pictures') === true
  if (!chosen.ok && !hasSome)
    return refuse(chosen.reason === 'not-possible' ? 'ask-host' : refusalOf(chosen.reason))
  if (session.news) session.news = { ...session.news, hasPictures: true }
  if (hasSome) return openWithPictures(data, session, secret, () => Promise.resolve(true))
  session.secret = secret
  return ok(undefined)
}
