import { CompactEncrypt, importJWK } from 'jose'
import type { Site } from '../../domain/sites/site.ts'

/** What a kiosk does with what it must not keep readable. */
export async function sealTo(site: Site, text: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(await importJWK(site.sealingKey, 'ECDH-ES'))
}
