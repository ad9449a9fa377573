import { myAttestations as call } from '../../domain/contract/attestations.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { VisitorAccess } from './visitor-api.ts'

/** *Mes preuves*: what was said of the person's challenges and what was signed. Nothing of it rests here. */
export function myAttestations(data: DeviceData, { session }: VisitorAccess): Promise<ReplyTo<typeof call>> {
  return data.call(call, { session })
}
