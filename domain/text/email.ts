import { ok, refuse, type Result } from '../result.ts'

/** RFC 5321, 4.5.3.1: 64 octets before the `@`, 254 for the whole. */
const LONGEST = 254
const LONGEST_BEFORE_AT = 64
/** The form that browsers check (WHATWG HTML, "valid email address"), with a dot in the domain. */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/iu

/** An e-mail address without the spaces around it. `not-an-email`: no message could reach it. */
export function readEmail(typed: string): Result<string, 'not-an-email'> {
  const words = typed.normalize('NFKC').trim()
  const at = words.indexOf('@')
  const isAddress = ADDRESS.test(words) && words.length <= LONGEST && at <= LONGEST_BEFORE_AT
  const hasStrayDots = words.startsWith('.') || words.includes('..') || words.includes('.@')
  return isAddress && !hasStrayDots ? ok(words) : refuse('not-an-email')
}
