import { ok, refuse, type Result } from '../result.ts'
import type { ScoreAlertKind } from './score-alert.ts'

/** What a host says of figures that they looked at: nothing is wrong, or somebody keeps an eye on it. */
export const alertVerdicts = ['nothing-wrong', 'to-follow'] as const
export type AlertVerdict = (typeof alertVerdicts)[number]

export const alertReasons = [
  'hiring-day',
  'came-together',
  'helped-at-desk',
  'answered-on-the-spot',
  'found-work',
  'offer-changed',
  'ask-employer',
  'ask-colleagues',
  'see-again',
  'other',
] as const
export type AlertReason = (typeof alertReasons)[number]

export const longestAlertNote = 300

const explains: Record<ScoreAlertKind, readonly AlertReason[]> = {
  'same-day': ['hiring-day', 'came-together', 'other'],
  'same-host': ['hiring-day', 'helped-at-desk', 'other'],
  'instant-answers': ['hiring-day', 'answered-on-the-spot', 'other'],
  withdrawals: ['found-work', 'offer-changed', 'other'],
}
const nextSteps: readonly AlertReason[] = ['ask-employer', 'ask-colleagues', 'see-again', 'other']

/** The short list that a host chooses from, for these figures and what they say of them. */
export function alertReasonsFor(kind: ScoreAlertKind, verdict: AlertVerdict): readonly AlertReason[] {
  return verdict === 'nothing-wrong' ? explains[kind] : nextSteps
}

export interface AlertSaid {
  verdict: AlertVerdict
  reason: AlertReason
  note: string
}

/** Why what a host says is not kept: `own-case`, they are the host that the figures are about, and not alone here. */
export const alertRefusals = ['reason-unfit', 'note-missing', 'own-case'] as const

/** What a host may say. `about`: the host whom the figures speak of, if any; `others`: whether there are more hosts. */
export function checkAlertSaid(
  kind: ScoreAlertKind,
  { verdict, reason, note }: AlertSaid,
  { host, about, others }: { host: string; about?: string; others: boolean },
): Result<undefined, (typeof alertRefusals)[number]> {
  if (!alertReasonsFor(kind, verdict).includes(reason)) return refuse('reason-unfit')
  if (reason === 'other' && note === '') return refuse('note-missing')
  // One who is alone may, and it stands who said it: otherwise nobody could.
  if (verdict === 'nothing-wrong' && host === about && others) return refuse('own-case')
  return ok(undefined)
}
