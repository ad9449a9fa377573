import * as calls from '../../domain/contract/passes.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { readPassToken, type Pass } from '../../domain/visits/pass-token.ts'
import type { DeviceData } from './device-data-type.ts'
import { forgetPictureTries } from './picture-tries.ts'
import type { PictureSecret } from './visitor-api.ts'

export type RecoveryRefusal = 'wrong-code' | 'too-many-tries' | 'unreachable'

/** What a host's code gave: the card in force, or `pictures` to be chosen before it gives any. */
export type Recovery = { kind: 'pictures-wanted' } | ({ kind: 'card' | 'pictures'; token: string } & Pass)

/**
 * Types a host’s code for a lost card or lost pictures; it needs the network, and says so. The code is used up once,
 * however often the same request is sent.
 */
export async function recoverPass(
  data: DeviceData,
  { code, secret, requestId }: { code: string; secret?: PictureSecret | undefined; requestId: string },
): Promise<Result<Recovery, RecoveryRefusal>> {
  const body = { code, requestId, ...(secret ? { secret: [...secret] } : {}) }
  const reply = await data.call(calls.recoverPass, { body })
  if (!reply.ok) {
    if (reply.reason === 'wrong-credentials' || reply.reason === 'invalid-request')
      return refuse('wrong-code')
    return refuse(reply.reason === 'too-many-requests' ? 'too-many-tries' : 'unreachable')
  }
  const { kind, token } = reply.value
  if (token === null) return ok({ kind: 'pictures-wanted' })
  const pass = readPassToken(token)
  await forgetPictureTries(data, token)
  return pass ? ok({ kind, token, passId: pass.passId, visitorId: pass.visitorId }) : refuse('unreachable')
}
