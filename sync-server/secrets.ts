import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { passAlphabet } from '../domain/visits/pass-code.ts'

/** A secret nobody can guess (256 bits), for devices and sessions. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the server keeps of a token: enough to recognise it, useless to whoever reads the database. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** An id of the server's making: letters and digits, 100 random bits. */
export function freshId(prefix = ''): string {
  return prefix + readable(20).toLowerCase()
}

/** `length` characters of five random bits each, without the letters that are mistaken for digits. */
export function readable(length: number): string {
  return readableFrom(randomBytes(length))
}

/** The same, always the same for a text: `length` is at most 32. */
export function readableOf(text: string, length: number): string {
  return readableFrom(createHash('sha256').update(text).digest().subarray(0, length))
}

function readableFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => passAlphabet[byte & 31]).join('')
}

/** A key of its own for each purpose (256 bits), which follows from a secret. */
export function keyOf(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(purpose).digest()
}

/** A keyed seal of 22 characters (128 bits). */
export function seal(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22)
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
