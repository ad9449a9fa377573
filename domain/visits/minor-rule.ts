/** Under 18, as a person or a host says it: never a birth date. */
export const minorBands = ['under-16', '16-17'] as const
export type MinorBand = (typeof minorBands)[number]

/**
 * What a minor may not simply do: `account` keep a page of competences; `apply` to an offer of work; `search` let
 * employers find them; `board` hand in a card that everybody reads; `meet` somebody whom they do not know, also by a
 * chair at a small table; `image` be seen in a photo on the board. Challenge sessions have a rule of their own (`age-rule.ts`).
 */
export const minorActs = ['account', 'apply', 'search', 'board', 'meet', 'image'] as const
export type MinorAct = (typeof minorActs)[number]

/** Alone; once a parent or guardian agreed, which a host noted; or not at this age, whoever agrees. */
type MinorRule = 'alone' | 'with-guardian' | 'never'

/**
 * Where each comes from. Work: from 16 (code du travail, L4153-1), and an immersion too; so nobody younger applies, nor is
 * found by employers. Digital consent: from 15 (loi Informatique et Libertés, article 45), below with a parent; the band
 * that is asked for ends at 16, so the parent is asked up to there. At 16 and 17 the convention of an immersion is also
 * signed by the representative: employers who do not know the person find them with that person's agreement. Meeting
 * adults, and what all read: under 16 with a parent; at 16 and 17 a host brings two people together, in the place. A
 * picture of a minor asks for who holds parental authority (code civil, 9 and 371-1).
 */
const rules: Readonly<Record<MinorAct, Readonly<Record<MinorBand, MinorRule>>>> = {
  account: { 'under-16': 'with-guardian', '16-17': 'alone' },
  apply: { 'under-16': 'never', '16-17': 'alone' },
  search: { 'under-16': 'never', '16-17': 'with-guardian' },
  board: { 'under-16': 'with-guardian', '16-17': 'alone' },
  meet: { 'under-16': 'with-guardian', '16-17': 'alone' },
  image: { 'under-16': 'with-guardian', '16-17': 'with-guardian' },
}

export function minorRule(act: MinorAct, band: MinorBand): MinorRule {
  return rules[act][band]
}

/** What a guardian is asked about at this age. */
export function actsToAgree(band: MinorBand): MinorAct[] {
  return minorActs.filter((act) => minorRule(act, band) === 'with-guardian')
}

/** What is known of somebody under 18, and what a guardian agreed to that stands. */
export interface Minor {
  band: MinorBand
  agreed: readonly MinorAct[]
}

/** Why somebody may not do this now, or `null` where they may. Of whom nothing was said, nothing is held back. */
export function minorStop(act: MinorAct, minor: Minor | null): 'guardian-needed' | 'too-young' | null {
  if (minor === null) return null
  const rule = minorRule(act, minor.band)
  if (rule === 'never') return 'too-young'
  return rule === 'alone' || minor.agreed.includes(act) ? null : 'guardian-needed'
}
