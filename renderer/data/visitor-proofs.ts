import type { MyProofs } from '../../domain/attestations/my-proofs.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { VisitorAccess } from './visitor-api.ts'

/** *Mes preuves*: what was said of the person's challenges and what was signed. Nothing of it rests here. */
export function myProofs(data: DeviceData, access: VisitorAccess): Promise<Reply<MyProofs>> {
  return data.request<MyProofs>('GET', 'visitor/proofs', { session: access.session })
}
