import type { Employer } from '../../domain/hiring/employer.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import {
  withNumberDoubted,
  withNumberSeen,
  type sirenWordRefusals,
} from '../../domain/hiring/siren-standing.ts'
import type { SirenDocument, SirenDoubt } from '../../domain/hiring/siren-word.ts'
import type { Instant } from '../../domain/time.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { ServerParts } from '../server-parts.ts'
import { employerOf, keepEmployer } from './employers.ts'

type WordRefusal = (typeof sirenWordRefusals)[number]
type Outcome = Result<undefined, WordRefusal | 'another-site' | 'unknown-employer'>

/** Who says it, at which site. */
export interface SirenSpeaker {
  siteId: string
  accountId: string
  name: string
}

/** A host saw the number of an employer of their site on a paper. */
export function noteSirenSeen(
  parts: ServerParts,
  speaker: SirenSpeaker,
  employerId: string,
  said: { siren: string; document: SirenDocument },
): Promise<Outcome> {
  return say(parts, speaker, employerId, (employer, witness) => withNumberSeen(employer, said, witness))
}

/** A host takes back that it was seen: its grade is shown no more. */
export function noteSirenDoubted(
  parts: ServerParts,
  speaker: SirenSpeaker,
  employerId: string,
  said: { siren: string; reason: SirenDoubt },
): Promise<Outcome> {
  return say(parts, speaker, employerId, (employer, witness) => withNumberDoubted(employer, said, witness))
}

interface Witness {
  at: Instant
  host: { accountId: string; name: string }
}

async function say(
  { store, clock }: ServerParts,
  { siteId, ...host }: SirenSpeaker,
  employerId: string,
  word: (employer: Employer, witness: Witness) => Result<Employer, WordRefusal>,
): Promise<Outcome> {
  return store.transaction(async (tx): Promise<Outcome> => {
    const employer = await employerOf(tx, employerId)
    if (!employer) return refuse('unknown-employer')
    if (!isEmployerOf(employer, siteId)) return refuse('another-site')
    const at = clock.now()
    const next = word(employer, { at, host })
    if (!next.ok) return next
    // Said again because no answer came.
    if (next.value !== employer) await keepEmployer(tx, employer, next.value, at)
    return ok(undefined)
  })
}
