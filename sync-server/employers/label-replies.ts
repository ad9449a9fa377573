import type { Employer } from '../../domain/hiring/employer.ts'
import {
  askReply,
  decideReply,
  takeReplyBack,
  type ReplyDecisionRefusal,
  type ReplyFault,
  type ReplyPlace,
} from '../../domain/hiring/label-reply.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { sameValue } from '../../domain/record/content.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { employerOf, keepEmployer } from './employers.ts'

/** The employer asks hosts to publish what it replies to its label. */
export function askForReply(
  parts: ServerParts,
  employerId: string,
  { words, instead }: { words: string; instead?: Instant },
): Promise<Result<undefined, ReplyFault | 'unknown-employer'>> {
  return changeReplies(parts, employerId, (employer, now) => askReply(employer, words, instead, now))
}

export function takeBackReply(
  parts: ServerParts,
  employerId: string,
  place: ReplyPlace,
): Promise<Result<undefined, 'unknown-employer'>> {
  return changeReplies(parts, employerId, (employer) => ok(takeReplyBack(employer, place)))
}

/** Hosts of the sites that work with the employer read what it asks to have published. */
export function decideOnReply(
  parts: ServerParts,
  siteId: string,
  employerId: string,
  { askedAt, refusal }: { askedAt: Instant; refusal?: string },
): Promise<Result<undefined, ReplyDecisionRefusal | 'unknown-employer' | 'another-site'>> {
  return changeReplies<ReplyDecisionRefusal | 'another-site'>(parts, employerId, (employer, now) =>
    isEmployerOf(employer, siteId) ? decideReply(employer, askedAt, refusal, now) : refuse('another-site'),
  )
}

async function changeReplies<Reason extends string>(
  { store, clock }: ServerParts,
  employerId: string,
  change: (employer: Employer, now: Instant) => Result<Employer, Reason>,
): Promise<Result<undefined, Reason | 'unknown-employer'>> {
  return store.transaction(async (tx) => {
    const employer = await employerOf(tx, employerId)
    if (!employer) return refuse('unknown-employer')
    const now = clock.now()
    const next = change(employer, now)
    if (!next.ok) return next
    if (!sameValue(next.value, employer)) await keepEmployer(tx, employer, next.value, now)
    return ok(undefined)
  })
}
