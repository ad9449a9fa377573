import type { Instant } from '../../domain/time.ts'
import type { StoreTransaction } from '../store/store.ts'

/** Something that is to be counted or decided anew: of which kind, and of what. */
export interface FollowUp {
  kind: FollowUpKind
  /** The site, or the shared partition for what belongs to no one site. */
  siteId: string
  /** The id of what it is about. */
  subject: string
}

/**
 * `score`: count an employer's; `publication`: and tell it to candidates; `seats`: decide a session's; `compaction`:
 * leave nothing on the disk of what was erased; `dossiers`: look whether those of a visitor may stay;
 * `alerts`: look at an employer's figures; `retention`: let go what a site kept long enough; `reminders`: plan an employer's messages; `delivery`: and send
 * them; `quiet-offers`: ask an employer about recruitments of which it says nothing; `listing`: read anew the offers that a site shows of another list; `board`: take off a site's board what is over;
 * `hook-news`: tell the site's own programs what everybody may read; `hook-delivery`: and send it;
 * `photos`: let go of those that a card names no more;
 * `rooms`: tell those who booked a session's room that it is taken; `sharing`: note whether other sites may read a project.
 */
export type FollowUpKind =
  | 'score'
  | 'publication'
  | 'seats'
  | 'compaction'
  | 'dossiers'
  | 'alerts'
  | 'retention'
  | 'reminders'
  | 'delivery'
  | 'listing'
  | 'quiet-offers'
  | 'board'
  | 'hook-news'
  | 'hook-delivery'
  | 'photos'
  | 'rooms'
  | 'sharing'

/** One transaction of a follow-up. Done twice it changes nothing the second time. */
export type FollowUpWork = (tx: StoreTransaction) => Promise<void>

/** Who does the follow-ups of some kinds. */
export interface Follower {
  /** So many of its follow-ups are done at once: they share a commit, or wait for others together. Without it: one. */
  readonly atOnce?: number
  /** What is to be done, by kind: what lies outside of the database is read first, the rest is the work. */
  readonly works: { readonly [K in FollowUpKind]?: (followUp: FollowUp) => Promise<FollowUpWork> }
  /** What the passing of time alone makes due: what it answers is done now, what it writes is kept. */
  look(now: Instant): Promise<readonly FollowUp[]>
}

export function nameOfFollowUp({ kind, siteId, subject }: FollowUp): string {
  return `${kind}/${siteId}/${subject}`
}
