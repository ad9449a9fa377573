import { revised, stamped, type Author } from '../record/write.ts'
import { maxLengthOf } from '../record/record-limits.ts'
import { ok, refuse, type Result } from '../result.ts'
import { contactDetailsIn } from '../text/contact-details.ts'
import { sanitizeText, textLength } from '../text/sanitize-text.ts'
import { profileSchema, type CompetenceProfile } from './profile.ts'
import { findWhoOneIs } from './who-one-is.ts'

/** How long what one is proud of may be: as long as the record takes. */
export const longestPride = maxLengthOf(profileSchema, 'pride.text')

/** What is better left out of it; the person decides. `passage`: the words that gave the idea. */
export interface PrideWarning {
  kind: 'contact' | 'who-one-is'
  passage: string
}

/** What someone wrote of what they are proud of, cleaned. `long`: more than the page takes. */
export function readPride(typed: string): Result<{ text: string; warning?: PrideWarning }, 'long'> {
  const text = sanitizeText(typed)
  if (textLength(text) > longestPride) return refuse('long')
  const contact = contactDetailsIn(text)
  if (contact !== undefined) return ok({ text, warning: { kind: 'contact', passage: contact } })
  const [hit] = findWhoOneIs(text)
  return ok(hit ? { text, warning: { kind: 'who-one-is', passage: hit.passage } } : { text })
}

/** The page with what they are proud of; with nothing written, what stood there is taken back. */
export function withPride(profile: CompetenceProfile, text: string, author: Author): CompetenceProfile {
  if (text === (profile.pride?.text ?? '')) return profile
  const saidAt = stamped(profile.rev, author).rev
  return revised(profile, author, { pride: text === '' ? { saidAt } : { text, saidAt } })
}
