import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { Scope } from '../../domain/sync/scope.ts'
import { sameText } from '../secrets.ts'

/**
 * What an employer's devices hold in the place of a visitor's id, which hosts and kiosks hold: a key that
 * is the same for one person and one employer, means nothing anywhere else, and that the server alone reads
 * back when the device tells of that person, also after a restore.
 */
export interface PersonKeys {
  /** The JSON of records as a device of this scope may hold it. */
  masked(scope: Scope, text: string): string
  /** A pushed row in the server's own words. */
  unmasked(scope: Scope, row: unknown): unknown
}

const MARK = 'p_'
/** Bytes of the check that also makes equal persons equal: with a visitor's id a key fits any record. */
const CHECK = 12

export function createPersonKeys(secret: string): PersonKeys {
  const keyFor = (label: string) => Buffer.from(hkdfSync('sha256', secret, '', `person ${label}`, 32))
  const [checking, hiding] = [keyFor('check'), keyFor('hide')]
  const checkOf = (employerId: string, visitorId: string) =>
    createHmac('sha256', checking).update(`${employerId}|${visitorId}`).digest().subarray(0, CHECK)
  const iv = (check: Buffer) => Buffer.concat([check, Buffer.alloc(16 - CHECK)])

  function mask(employerId: string, visitorId: string): string {
    const check = checkOf(employerId, visitorId)
    const cipher = createCipheriv('aes-256-ctr', hiding, iv(check))
    const hidden = Buffer.concat([check, cipher.update(visitorId, 'utf8'), cipher.final()])
    // Forty characters are what a record holds: a longer id, which no visitor has, is not read back.
    return `${MARK}${hidden.toString('base64url')}`.slice(0, 40)
  }

  function read(employerId: string, key: string): string | null {
    const bytes = Buffer.from(key.slice(MARK.length), 'base64url')
    if (bytes.length <= CHECK) return null
    const check = bytes.subarray(0, CHECK)
    const decipher = createDecipheriv('aes-256-ctr', hiding, iv(check))
    const visitorId = Buffer.concat([decipher.update(bytes.subarray(CHECK)), decipher.final()]).toString(
      'utf8',
    )
    const expected = checkOf(employerId, visitorId).toString('base64url')
    return sameText(expected, check.toString('base64url')) ? visitorId : null
  }

  return {
    masked({ role, employerId }, text) {
      if (role !== 'employer') return text
      // Inside a text of a record the quotes would be escaped: this is always a field.
      return text.replace(/"visitorId":"([^"\\]*)"/g, (_field, visitorId: string) =>
        JSON.stringify({ visitorId: mask(employerId!, visitorId) }).slice(1, -1),
      )
    },
    unmasked({ role, employerId }, row) {
      const { document } = (row ?? {}) as { document?: { visitorId?: unknown } }
      const key = document?.visitorId
      if (role !== 'employer' || typeof key !== 'string' || !key.startsWith(MARK)) return row
      const visitorId = read(employerId!, key)
      return visitorId === null ? row : { ...(row as object), document: { ...document, visitorId } }
    },
  }
}
