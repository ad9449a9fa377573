import { firstAsText } from '../record/content.ts'
import { unionOf } from '../record/union-of.ts'
import { revised, type Author } from '../record/write.ts'
import type { CompetenceProfile } from './profile.ts'

/** Who may see the page, and for what: asked one by one, each off until the person allows it. */
export const consentPurposes = ['hosts', 'search', 'statistics', 'kiosks'] as const

/** The sentence of each purpose that is on the screen now; one that changes gets another number. */
export const consentTextIds = {
  hosts: 'hosts-1',
  search: 'search-3',
  statistics: 'statistics-1',
  kiosks: 'kiosks-1',
} as const satisfies Record<ConsentPurpose, string>

/** Of the search, the sentences that were said yes to before employers searched by every term of work. */
const beforeTerms: Readonly<Record<string, 'none' | 'first'>> = { 'search-1': 'none', 'search-2': 'first' }

/** Written in place of a sentence where consent ran out by itself. */
export const RAN_OUT = 'ran-out'

export type Consent = NonNullable<CompetenceProfile['consents']>[number]
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

/**
 * By which terms of work the person allows employers to find them as well: those that the sentence names to which they
 * said yes (`first`: when, how far, with which driving licence). A yes of which no sentence is known says nothing of any.
 */
export function termsAllowed(profile: Pick<CompetenceProfile, 'consents'>): 'none' | 'first' | 'all' {
  const textId = allows(profile, 'search') ? lastWordOn(profile, 'search')?.textId : undefined
  return textId === undefined ? 'none' : (beforeTerms[textId] ?? 'all')
}

/** The turn in which consent is given, or which a withdrawal ends, by somebody who knows these words. */
export function turnOf(
  { consents = [] }: Pick<CompetenceProfile, 'consents'>,
  { purpose, type }: Pick<Consent, 'purpose' | 'type'>,
): number {
  const ended = lastTurn(consents, purpose, 'withdrawn')
  return type === 'given' ? ended + 1 : Math.max(ended, lastTurn(consents, purpose, 'given'), 1)
}

/** What the person said last on this, of what counts now; nothing as long as they were not asked. */
export function lastWordOn(
  { consents = [] }: Pick<CompetenceProfile, 'consents'>,
  purpose: ConsentPurpose,
): Consent | undefined {
  const type = allows({ consents }, purpose) ? 'given' : 'withdrawn'
  const words = consents.filter((consent) => consent.purpose === purpose && consent.type === type)
  return words.sort(latestFirst)[0]
}

/** The page once the person allowed this or took it back; unchanged where they had said so already. */
export function withConsent(
  profile: CompetenceProfile,
  { allowed, ...said }: Pick<Consent, 'id' | 'purpose' | 'textId' | 'language'> & { allowed: boolean },
  author: Author,
): CompetenceProfile {
  if (allowed === allows(profile, said.purpose)) return profile
  return revised(profile, author, {
    consents: foldConsents([...(profile.consents ?? []), saidBy(profile, allowed, said, author)]),
  })
}

/** The page once the person says yes again to what they allow: the turn before ends, and another begins at once. */
export function withConsentAnew(
  profile: CompetenceProfile,
  { ids: [endId, id], ...said }: Pick<Consent, 'purpose' | 'textId' | 'language'> & { ids: [string, string] },
  author: Author,
): CompetenceProfile {
  const ended = withConsent(profile, { ...said, id: endId, allowed: false }, author)
  return withConsent(ended, { ...said, id, allowed: true }, author)
}

/**
 * The page with everything taken back, whatever was allowed: also by somebody whose page was not read here. A
 * withdrawal ends what the server knows when it arrives (`heardAfter`).
 */
export function withoutConsents(
  profile: CompetenceProfile,
  { ids, language }: { ids: Record<ConsentPurpose, string>; language: NonNullable<Consent['language']> },
  author: Author,
): CompetenceProfile {
  const taken = consentPurposes.map((purpose) =>
    saidBy(profile, false, { id: ids[purpose], purpose, textId: consentTextIds[purpose], language }, author),
  )
  return revised(profile, author, { consents: foldConsents([...(profile.consents ?? []), ...taken]) })
}

function saidBy(
  profile: CompetenceProfile,
  allowed: boolean,
  said: Pick<Consent, 'id' | 'purpose' | 'textId' | 'language'>,
  { deviceId, now }: Author,
): Consent {
  const type = allowed ? 'given' : 'withdrawn'
  return { ...said, type, turn: turnOf(profile, { purpose: said.purpose, type }), at: now, by: deviceId }
}

/**
 * All that is known once a page arrives. Of what is heard for the first time, a withdrawal ends every turn given so
 * far; a consent begins the next turn if whoever gave it had heard of every withdrawal, and otherwise those of which
 * they had not heard end its turn too. A page may tell what others said: its turns say of what each had heard.
 */
export function heardAfter(
  arriving: readonly Consent[],
  { consents: known = [] }: Pick<CompetenceProfile, 'consents'>,
): Consent[] {
  const copies = new Set(known.map(({ id }) => id))
  const heard = [...known]
  for (const consent of arriving.filter(({ id }) => !copies.has(id)).sort(asSaid)) {
    const unheard = withdrawalsBeside(arriving, heard, consent)
    if (consent.type === 'withdrawn')
      heard.push(atLeastIn(lastTurn(heard, consent.purpose, 'given'), consent))
    else if (unheard.length === 0)
      heard.push(atLeastIn(lastTurn(heard, consent.purpose, 'withdrawn') + 1, consent))
    else heard.push(consent, ...unheard.map((withdrawal) => atLeastIn(consent.turn, withdrawal)))
  }
  return joinConsents(heard, [])
}

/**
 * The withdrawals that a page does not tell of in a turn before this consent. One that it tells of in the same turn
 * ended the consent, or was told by another kiosk.
 */
function withdrawalsBeside(
  page: readonly Consent[],
  known: readonly Consent[],
  { purpose, turn }: Consent,
): Consent[] {
  const before = new Set(page.filter((told) => told.turn < turn).map(({ id }) => id))
  return known.filter(
    ({ id, type, ...one }) => type === 'withdrawn' && one.purpose === purpose && !before.has(id),
  )
}

function atLeastIn(turn: number, consent: Consent): Consent {
  return { ...consent, turn: Math.max(consent.turn, turn) }
}

/** On one page, a withdrawal follows the consent of its turn. */
function asSaid(a: Consent, b: Consent): number {
  return a.turn - b.turn || (a.type === 'given' ? -1 : 1)
}

/** All that two copies know was said. Of one withdrawal that the server heard, its own copy ends the later turn. */
export function joinConsents(a: readonly Consent[], b: readonly Consent[]): Consent[] {
  return foldConsents(unionOf(a, b, laterTurn))
}

function laterTurn(x: Consent, y: Consent): Consent {
  if (x.turn !== y.turn) return x.turn > y.turn ? x : y
  return firstAsText(x, y)
}

/** So many words on each purpose are told of each kind: all together there is room for one more of any. */
const TOLD_TURNS = 12

/**
 * The words without the oldest turns, so that whoever changes their mind for ever can still take back what they
 * allowed. The last turns decide; every copy leaves out the same ones, so that copies still join in any order.
 */
function foldConsents(consents: readonly Consent[]): Consent[] {
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
