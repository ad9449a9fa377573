import { maxLengthOf } from '../record/record-limits.ts'
import { ok, refuse, type Result } from '../result.ts'
import { contactDetailsIn } from '../text/contact-details.ts'
import { sanitizeText, textLength } from '../text/sanitize-text.ts'
import type { Instant } from '../time.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import { employerSchema, type Employer } from './employer.ts'

/** How long what an employer replies to its label may be, and why a host does not publish it. */
export const longestReply = maxLengthOf(employerSchema, 'reply.words')
export const longestReplyRefusal = maxLengthOf(employerSchema, 'replyAsked.refusal')

/**
 * Why a reply cannot be asked for. `protected-wording`: it touches what the law protects. `contact-details`: a public
 * text says how to reach nobody. `replaced`: somebody of the employer wrote another one meanwhile.
 */
export const replyFaults = [
  'nothing-said',
  'text-too-long',
  'protected-wording',
  'contact-details',
  'replaced',
] as const
export type ReplyFault = (typeof replyFaults)[number]

/** Why a host's decision is not kept: nothing waits (any more), or other words than those that the host read. */
export const replyDecisionRefusals = ['nothing-asked', 'replaced'] as const
export type ReplyDecisionRefusal = (typeof replyDecisionRefusals)[number]

/** Of what was written: the text waiting for a host, or the one that everybody reads. */
export const replyPlaces = ['asked', 'published'] as const
export type ReplyPlace = (typeof replyPlaces)[number]

type Replies = Pick<Employer, 'reply' | 'replyAsked'>

/** The words of a reply as they are kept, or the first thing that keeps them from being sent. */
export function readReply(typed: string): Result<string, Exclude<ReplyFault, 'replaced'>> {
  const words = sanitizeText(typed)
  if (words === '') return refuse('nothing-said')
  if (textLength(words) > longestReply) return refuse('text-too-long')
  if (blockingWords(words).length > 0) return refuse('protected-wording')
  return contactDetailsIn(words) === undefined ? ok(words) : refuse('contact-details')
}

/** Whether a reply waits for a host. */
export function replyWaits({ replyAsked }: Replies): boolean {
  return replyAsked !== undefined && replyAsked.refusedAt === undefined
}

/**
 * Asks hosts to publish a reply to the label (droit de réponse). It takes the place of the one that waited, `instead`:
 * when that one was asked for, as its author saw it. The published one stays until a host has decided.
 */
export function askReply<T extends Replies>(
  employer: T,
  typed: string,
  instead: Instant | undefined,
  now: Instant,
): Result<T, ReplyFault> {
  const words = readReply(typed)
  if (!words.ok) return words
  const { replyAsked: before } = employer
  // Sent again because no answer came.
  if (before?.words === words.value && replyWaits(employer)) return ok(employer)
  if (before?.askedAt !== instead) return refuse('replaced')
  // Two in one moment are two: a host decides on one of them.
  const askedAt = Math.max(now, (before?.askedAt ?? 0) + 1)
  return ok({ ...employer, replyAsked: { words: words.value, askedAt } })
}

/** The employer takes back what waits, or what everybody reads. */
export function takeReplyBack<T extends Replies>(employer: T, place: ReplyPlace): T {
  const { reply, replyAsked, ...rest } = employer
  const kept = place === 'asked' ? reply && { reply } : replyAsked && { replyAsked }
  return { ...rest, ...kept } as T
}

/** A host publishes the reply asked for at that moment, or says to the employer why not (`refusal`). */
export function decideReply<T extends Replies>(
  employer: T,
  askedAt: Instant,
  refusal: string | undefined,
  now: Instant,
): Result<T, ReplyDecisionRefusal> {
  const { replyAsked, ...rest } = employer
  if (!replyAsked || !replyWaits(employer)) return refuse('nothing-asked')
  if (replyAsked.askedAt !== askedAt) return refuse('replaced')
  if (refusal !== undefined)
    return ok({ ...employer, replyAsked: { ...replyAsked, refusedAt: now, refusal } })
  return ok({ ...rest, reply: { words: replyAsked.words, publishedAt: now } } as T)
}
