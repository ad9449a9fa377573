/**
 * Why a card does not stand on the board, or should not: what the lint of texts finds, what visitors report, what hosts
 * decide. One list, so that whoever wrote it reads the same words whoever noticed it.
 */
export const postingReasons = [
  /** A telephone number or an address: contact goes through the place. */
  'contact',
  /** It asks for money. */
  'money',
  /** It chooses people by what the law protects. */
  'discrimination',
  /** Selling by recruiting sellers, gains for nothing. */
  'selling',
  /** A flat or a room to let, or wanted. */
  'housing',
  /** Children looked after by private people. */
  'childcare',
  /** For a party, a candidate or a faith. */
  'campaign',
  'adult',
  /** It promises to heal. */
  'healing',
  /** It recruits somebody: that is an offer of a job, with its own answers. */
  'recruitment',
  'hurtful',
  /** It names somebody else, or tells what is theirs. */
  'private',
  'duplicate',
  'unclear',
  /** It is not true any more. */
  'over',
  'other',
] as const
export type PostingReason = (typeof postingReasons)[number]

/** What the lint of texts (lint-posting.ts) can find. */
export const lintReasons = [
  'contact',
  'money',
  'discrimination',
  'selling',
  'housing',
  'childcare',
  'campaign',
  'adult',
  'healing',
] as const satisfies readonly PostingReason[]
export type LintReason = (typeof lintReasons)[number]

/** What a visitor can say of somebody else's card. */
export const reportReasons = [
  'hurtful',
  'money',
  'private',
  'adult',
  'over',
  'other',
] as const satisfies readonly PostingReason[]
export type ReportReason = (typeof reportReasons)[number]
