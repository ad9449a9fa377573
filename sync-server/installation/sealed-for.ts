import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** What only the holder of this token can read: for what must be kept where others look, and is nobody else's. */
export function sealedFor(token: string, value: object): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

/** Throws for another token, or another text. */
export function openedWith<T extends object>(token: string, sealed: string): T {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token), bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
  return JSON.parse(text.toString('utf8')) as T
}

function keyOf(token: string): Buffer {
  return createHash('sha256').update(`sealed for ${token}`).digest()
}
