import { ok, refuse, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import type { Employer } from './employer.ts'
import { isSiren } from './siren.ts'
import type { SirenDocument, SirenDoubt } from './siren-word.ts'

type WithNumber = Pick<Employer, 'siren' | 'sirenToConfirm'>
type SirenWord = NonNullable<Employer['sirenWord']>

/** Whether it is known whose score this is: an employer cannot leave its history behind under another name. */
export function isIdentified({ siren }: Pick<Employer, 'siren'>): boolean {
  return siren !== undefined && isSiren(siren)
}

/**
 * `to-confirm`: the employer gave its number itself, or a host took their word back. It says whose history this is, and
 * no grade is shown under it. `seen`: a host saw it or keyed it in, or it was known before any of that was noted.
 */
export type SirenStanding = 'missing' | 'to-confirm' | 'seen'

export function sirenStanding(employer: WithNumber): SirenStanding {
  if (!isIdentified(employer)) return 'missing'
  return employer.sirenToConfirm === undefined ? 'seen' : 'to-confirm'
}

/** Who of the hosts says it. Nobody: the number was keyed in at the server, by its commands. */
export interface SirenWitness {
  at: Instant
  host?: { accountId: string; name: string }
}

/**
 * Why a host's word is not kept. `no-siren`: there is no number. `another-siren`: there is another one than the host
 * read. `nothing-seen`: nobody said that it was seen.
 */
export const sirenWordRefusals = ['no-siren', 'another-siren', 'nothing-seen'] as const
type WordRefusal = (typeof sirenWordRefusals)[number]

/** The employer says its number at its own desk: its history is known by it from now on, its grade waits for a host. */
export function withOwnNumber<T extends Employer>(employer: T, siren: string, now: Instant): T {
  return { ...withoutWords(employer), siren, sirenToConfirm: now }
}

/** A host writes another number on the card, or none: they answer for what they write. */
export function withKeyedNumber<T extends Employer>(
  employer: T,
  siren: string | undefined,
  witness: SirenWitness,
): T {
  if (siren === employer.siren) return employer
  const { siren: _before, ...rest } = withoutWords(employer)
  if (siren === undefined) return rest as T
  return withWord({ ...rest, siren } as T, { type: 'keyed', at: witness.at }, witness)
}

/** A host says on which paper they saw the number that they read on the card. Said twice, the first word stays. */
export function withNumberSeen<T extends Employer>(
  employer: T,
  { siren, document }: { siren: string; document: SirenDocument },
  witness: SirenWitness,
): Result<T, Exclude<WordRefusal, 'nothing-seen'>> {
  if (!isIdentified(employer)) return refuse('no-siren')
  if (employer.siren !== siren) return refuse('another-siren')
  if (employer.sirenWord?.type === 'seen') return ok(employer)
  return ok(withWord(employer, { type: 'seen', document, at: witness.at }, witness))
}

/** A host takes back that the number was seen, by whomever. It stays on the card, and waits again. */
export function withNumberDoubted<T extends Employer>(
  employer: T,
  { siren, reason }: { siren: string; reason: SirenDoubt },
  witness: SirenWitness,
): Result<T, WordRefusal> {
  if (!isIdentified(employer)) return refuse('no-siren')
  if (employer.siren !== siren) return refuse('another-siren')
  if (employer.sirenWord?.type === 'taken-back') return ok(employer)
  if (sirenStanding(employer) === 'to-confirm') return refuse('nothing-seen')
  const doubted = withWord(employer, { type: 'taken-back', reason, at: witness.at }, witness)
  return ok({ ...doubted, sirenToConfirm: witness.at })
}

function withWord<T extends Employer>(employer: T, word: SirenWord, { host }: SirenWitness): T {
  return { ...withoutWords(employer), sirenWord: word, ...(host ? { sirenWordBy: host } : {}) }
}

function withoutWords<T extends Employer>(employer: T): T {
  const { sirenToConfirm: _waits, sirenWord: _word, sirenWordBy: _who, ...rest } = employer
  return rest as T
}
