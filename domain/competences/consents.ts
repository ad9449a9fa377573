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

/** So many words on each purpose are told of each kind: all together there is room for one more of any. */
const TOLD_TURNS = 16

/**
 * The words without the oldest turns, so that whoever changes their mind for ever can still take back what they
 * allowed. The last turns decide; every copy leaves out the same ones, so that copies still join in any order.
 */
export function foldConsents(consents: readonly Consent[]): Consent[] {
  const alike = Map.groupBy(consents, ({ purpose, type }) => `${purpose} ${type}`)
  const told = new Set([...alike.values()].flatMap((words) => words.sort(latestFirst).slice(0, TOLD_TURNS)))
  return consents.filter((consent) => told.has(consent))
}

function latestFirst(a: Consent, b: Consent): number {
  return b.turn - a.turn || (a.id < b.id ? -1 : 1)
}

function lastTurn(consents: readonly Consent[], purpose: ConsentPurpose, type: Consent['type']): number {
  return consents
    .filter((consent) => consent.purpose === purpose && consent.type === type)
    .reduce((last, { turn }) => Math.max(last, turn), 0)
}
