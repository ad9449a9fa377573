import { ok, refuse, type Result } from '../result.ts'
import { canonicalJson } from '../record/content.ts'
import type { RevocationReason, Site } from '../sites/site.ts'
import { addDays, siteDay, type Day, type Instant } from '../time.ts'
import { abilityCodes, type AbilityCode } from '../kit/abilities.ts'
import type { Booking } from '../seats/booking.ts'
import { bookingStatus } from '../seats/booking-status.ts'
import type { Challenge, Track } from '../kit/challenge.ts'
import { type ChallengeSession, type SessionOfChallenge } from '../sessions/challenge-session.ts'
import type { Evaluation } from '../observation/evaluation.ts'
import {
  answerIn,
  debriefIn,
  evaluationStatus,
  isAttestable,
  lastWord,
} from '../observation/evaluation-status.ts'
import type { SaidBy } from '../observation/pen.ts'
import { isLevel, LOWEST_ATTESTED, type Level } from '../kit/levels.ts'

/**
 * What one person was seen doing, as printed (attestation d'observation). It attests, it does not certify.
 * Somebody who took part and was not observed gets the same page without abilities (de participation).
 */
export interface Attestation {
  serial: string
  siteId: string
  siteName: string
  kind: 'observation' | 'participation'
  /** As the person chose it; may be empty. */
  name: string
  track: Track
  title: string
  challenges: { id: string; title: string }[]
  observedOn: Day
  issuedOn: Day
  where?: string
  employer?: string
  abilities: AttestedAbility[]
  /** Role and organisation, never a name. */
  observers: { side: 'host' | 'employer'; organisation?: string }[]
  /** What the person said about it, if they want it printed. */
  ownWords?: string
  /** The person did not agree with what was said; what a second look led to. */
  review?: 'amended' | 'upheld'
}

export interface AttestedAbility {
  code: AbilityCode
  level: Level
  /** Only where the person wants it printed. */
  fact?: string
}

/** An attestation as the site keeps it. */
export interface IssuedAttestation {
  serial: string
  bookingId: string
  sessionId: string
  issuedAt: Instant
  revokedAt?: Instant
  revokedBecause?: RevocationReason
  /** What it says and the text of its QR; gone once it was erased. */
  page?: { attestation: Attestation; token: string }
}

/** After a short session no more than this is said of one person: the strongest. */
const MOST_AFTER_ADVENTURER = 4
/** An attestation stays valid; after this many days (24 months) it is shown as one to renew. */
const FRESH_FOR_DAYS = 730

export interface AttestationFacts {
  /** Nothing is attested of an event. */
  session: SessionOfChallenge
  challenges: readonly Challenge[]
  booking: Booking
  voices: readonly Evaluation[]
  site: Pick<Site, 'id' | 'name' | 'timeZone'>
  employerName?: string
  serial: string
}

/** `not-attended`: no such person took part. `not-shared`: the person has not read it. `contested`: being looked at. */
const attestationRefusals = ['not-attended', 'not-shared', 'contested'] as const
export type AttestationRefusal = (typeof attestationRefusals)[number]

/**
 * Why the server signed nothing. `withdrawn`: an attestation of this booking was taken back, and nobody asked for
 * another by name. `look-first`: nobody but the employer said anything, so the host must have seen what the
 * signature would stand under. `changed-meanwhile`: what the host saw is no longer what would be signed.
 */
export const issueRefusals = [
  ...attestationRefusals,
  'unknown-booking',
  'withdrawn',
  'look-first',
  'changed-meanwhile',
] as const
export type IssueRefusal = (typeof issueRefusals)[number]

/** What would be signed for one participant, and who said it: what a host looks at before signing. */
export type AttestationDraft = { bookingId: string; said: SaidBy[] } & (
  | { ok: true; attestation: Omit<Attestation, 'serial'>; digest: string; employerAlone: boolean }
  | { ok: false; reason: IssueRefusal | 'signed' }
)

/** What the attestation of this participant says, or why there is none yet. */
export function writeAttestation(
  facts: AttestationFacts,
  now: Instant,
): Result<Attestation, AttestationRefusal> {
  const { session, booking, voices, site, employerName, serial } = facts
  if (bookingStatus(booking) !== 'attended') return refuse('not-attended')
  const status = evaluationStatus({ matter: session.track, voices }, now)
  if (status === 'contested') return refuse('contested')
  if (!isAttestable(status)) return refuse('not-shared')
  const abilities = status === 'not-required' ? [] : attestedAbilities(session.track, voices)
  const choice = answerIn(voices)?.attestation
  const said = choice?.words === true ? lastWord(voices)?.text?.trim() : undefined
  return ok({
    serial,
    siteId: site.id,
    siteName: site.name,
    kind: abilities.length > 0 ? 'observation' : 'participation',
    name: choice?.name ?? booking.name ?? '',
    track: session.track,
    title: session.title,
    challenges: session.challengeIds.map((id) => ({ id, title: titleOf(id, facts.challenges) })),
    observedOn: siteDay(session.startsAt, site.timeZone),
    issuedOn: siteDay(now, site.timeZone),
    ...(session.where ? { where: session.where } : {}),
    ...(employerName ? { employer: employerName } : {}),
    abilities,
    observers: observersWhoNoted(session, voices),
    ...(said ? { ownWords: said } : {}),
    // That there was a disagreement is the person's to say, with their own words.
    ...(choice?.words === true && (status === 'amended' || status === 'upheld') ? { review: status } : {}),
  })
}

/** From the day it is shown "à actualiser". It stays valid. */
export function isStale(observedOn: Day, today: Day): boolean {
  return addDays(observedOn, FRESH_FOR_DAYS) <= today
}

/** One text for one attestation, whatever order its fields came in: what the signature binds. */
export function attestationText(attestation: Attestation): string {
  return canonicalJson(attestation)
}

function attestedAbilities(track: Track, voices: readonly Evaluation[]): AttestedAbility[] {
  const shown = new Set(answerIn(voices)?.attestation?.facts)
  return attestableAbilities(track, debriefIn(voices)!.observations).map(({ fact, ...ability }) => ({
    ...ability,
    ...(fact && shown.has(ability.code) ? { fact } : {}),
  }))
}

/**
 * What an attestation would say of what was agreed, each with the fact that the person may let it print: shown
 * to them before they choose.
 */
export function attestableAbilities(
  track: Track,
  agreed: readonly { ability: string; level: number; fact?: string | undefined }[],
): AttestedAbility[] {
  const abilities = abilityCodes.flatMap((code): AttestedAbility[] => {
    const line = agreed.find((observation) => observation.ability === code)
    if (!line || line.level < LOWEST_ATTESTED || !isLevel(line.level)) return []
    const fact = line.fact?.trim()
    return [{ code, level: line.level, ...(fact ? { fact } : {}) }]
  })
  if (track !== 'adventurer') return abilities
  const strongest = new Set([...abilities].sort((a, b) => b.level - a.level).slice(0, MOST_AFTER_ADVENTURER))
  return abilities.filter((ability) => strongest.has(ability))
}

/** Role and organisation of those who wrote something down about this person; nobody else watched for them. */
function observersWhoNoted(
  { observers }: ChallengeSession,
  voices: readonly Evaluation[],
): Attestation['observers'] {
  const noted = new Set(
    voices
      .filter(
        ({ kind, observations, criteria }) => kind === 'grid' && observations.length + criteria.length > 0,
      )
      .map(({ authorId }) => authorId),
  )
  // What a host alone wrote, and told the person, is the host's.
  if (noted.size === 0 && debriefIn(voices)?.authorId === 'host') return [{ side: 'host' }]
  return observers
    .filter(({ id }) => noted.has(id))
    .map(({ side, organisation }) => ({ side, ...(organisation ? { organisation } : {}) }))
}

function titleOf(id: string, challenges: readonly Challenge[]): string {
  return challenges.find((challenge) => challenge.id === id)?.card.title.fr ?? id
}
