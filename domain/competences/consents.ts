import type { CompetenceProfile } from './profile.ts'

type Consent = NonNullable<CompetenceProfile['consents']>[number]
export type ConsentPurpose = Consent['purpose']

/**
 * Whether the person allows this now: they gave consent in a later turn than any withdrawal ended. Turns, not clocks,
 * say what came after what; of a consent and a withdrawal that did not know of each other the withdrawal stands.
 */
export function allows(
  { consents = [] }: Pick<CompetenceProfile, 'consents'>,
  purpose: ConsentPurpose,
): boolean {
  return lastTurn(consents, purpose, 'given') > lastTurn(consents, purpose, 'withdrawn')
}

/** The turn in which consent is given, or which a withdrawal ends, by somebody who knows these words. */
export function turnOf(
  { consents = [] }: Pick<CompetenceProfile, 'consents'>,
  { purpose, type }: Pick<Consent, 'purpose' | 'type'>,
): number {
  const ended = lastTurn(consents, purpose, 'withdrawn')
  return type === 'given' ? ended + 1 : Math.max(ended, lastTurn(consents, purpose, 'given'), 1)
}

function lastTurn(consents: readonly Consent[], purpose: ConsentPurpose, type: Consent['type']): number {
  return consents
    .filter((consent) => consent.purpose === purpose && consent.type === type)
    .reduce((last, { turn }) => Math.max(last, turn), 0)
}
