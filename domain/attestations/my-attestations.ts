import type { Instant } from '../time.ts'
import type { IssuedAttestation } from './attestation.ts'
import type { Track } from '../kit/challenge.ts'
import type { Evaluation } from '../observation/evaluation.ts'
import type { EvaluationStatus } from '../observation/evaluation-status.ts'

/** What was said about one participation, as the person reads it: what was agreed, never one observer's notes. */
export interface MyDebrief {
  bookingId: string
  /** The card with which they took part; the one they hold may have taken its place. */
  visitorId: string
  sessionId: string
  title: string
  track: Track
  startsAt: Instant
  employerId?: string
  status: EvaluationStatus
  sharedAt: Instant
  strength: string
  fact: string
  nextStep: string
  nextSessionId?: string
  observations: { ability: string; level: number; fact?: string }[]
  /** What the person said so far, in order. */
  says: Evaluation['says']
  /** What the person lets the attestation say, once chosen. */
  choice?: NonNullable<Evaluation['attestation']>
  /** The name given when booking, as a first idea. */
  name: string
  review?: { outcome: 'amended' | 'upheld'; note: string; decidedAt: Instant }
}

/** What the holder of a pass reads with the four pictures. */
export interface MyAttestations {
  debriefs: MyDebrief[]
  attestations: IssuedAttestation[]
  /** Participations about which the person already said how it went. */
  assessed: string[]
}
