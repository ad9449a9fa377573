import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import type { Random } from './random.ts'

/**
 * The bytes of which the server makes its ids come from the story: what is sorted by such an id goes one way for a seed.
 * What this answers gives chance back to the system.
 */
export function bytesFrom(random: Random): () => void {
  const { randomBytes } = crypto
  const told = (size: number) => Buffer.from(Uint8Array.from({ length: size }, () => random.int(0, 255)))
  replaceBytes(told)
  return () => replaceBytes(randomBytes)
}

function replaceBytes(randomBytes: (size: number) => Buffer): void {
  Object.assign(crypto, { randomBytes })
  syncBuiltinESMExports()
}
