import { CompactEncrypt, importJWK } from 'jose'
import type { Site } from '../../domain/sites/site.ts'

/**
 * Encrypts a text to the site's key (compact JWE, ECDH-ES with A256GCM). Only the server can open it: the
 * device that wrote it cannot.
 */
export async function sealText(key: Site['sealingKey'], text: string): Promise<string> {
  const publicKey = await importJWK(key, 'ECDH-ES')
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(publicKey)
}
