import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type MandateScope = { scope: 'all' } | { scope: 'offers'; offerIds: readonly string[] }

/** The employer asks the hosts of this desk's site to follow and answer its applications. */
export function giveMandate(
  data: DeviceData,
  person: SignedIn,
  asked: MandateScope,
): Promise<Reply<unknown>> {
  return data.request('POST', 'employer/mandate', { session: person.session, body: asked })
}

export function withdrawMandate(data: DeviceData, person: SignedIn): Promise<Reply<void>> {
  return data.request('DELETE', 'employer/mandate', { session: person.session })
}
