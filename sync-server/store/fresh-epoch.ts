import { randomBytes } from 'node:crypto'

/** The name of a new life of a database. */
export function freshEpoch(): string {
  return randomBytes(9).toString('base64url')
}
