import { SHARED_PARTITION } from '../../domain/ids.ts'
import { sameValue } from '../../domain/record/content.ts'
import type { Employer, ReciprokScore } from '../../domain/hiring/employer.ts'
import { proofOf } from '../../domain/hiring/reciprok-proof.ts'
import { asPublished } from '../../domain/hiring/reciprok-label.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { DAY, lastMondayAtSix, parisDay, type Instant } from '../../domain/time.ts'
import { employerOf, keepEmployer } from '../employers/employers.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { ratingOfEmployer } from './answer-ratings.ts'
import { keepProof } from './proofs.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

const PUBLISHED_AT = 'reciprok-published-at'
const RECOUNTED_ON = 'reciprok-recounted-on'

/** Employers whose scores share a commit on the disk: what comes meanwhile waits for these few. */
const AT_ONCE = 8

/**
 * When the Reciprok scores are counted; how is in the domain. A preview follows every event and the passing
 * of days; what candidates see changes on Mondays at six only, also when the server was off at that hour.
 */
export function scoreFollower({ store, clock }: ServerParts): Follower {
  return {
    atOnce: AT_ONCE,
    works: {
      score:
        async ({ subject }) =>
        (tx) =>
          rescore(tx, subject, clock.now(), null),
      publication:
        async ({ subject }) =>
        (tx) =>
          rescore(tx, subject, clock.now(), lastMondayAtSix(clock.now())),
    },

    /** Has everything recounted on a new day, and published when a Monday at six has passed since the last time. */
    async look(now) {
      const monday = lastMondayAtSix(now)
      const isDue = await store.read(async (view) => dueKind(view, monday, now))
      if (isDue === null) return []
      await store.transaction(async (tx) => {
        tx.followEach(isDue, 'employers')
        await writeSetting(tx, RECOUNTED_ON, parisDay(now))
        await writeSetting(tx, PUBLISHED_AT, String(monday))
      })
      return []
    },
  }
}

async function dueKind(
  view: StoreReader,
  monday: Instant,
  now: Instant,
): Promise<'publication' | 'score' | null> {
  const published = await readSetting(view, PUBLISHED_AT)
  if (published === undefined || Number(published) !== monday) return 'publication'
  return (await readSetting(view, RECOUNTED_ON)) === parisDay(now) ? null : 'score'
}

/**
 * Counts one employer's score anew and writes it on its record: as it would be published now, and, when
 * `publishAsOf` is a Monday at six, as it stood then.
 */
async function rescore(
  tx: StoreTransaction,
  employerId: string,
  now: Instant,
  publishAsOf: Instant | null,
): Promise<void> {
  const employer = await employerOf(tx, employerId)
  if (!employer) return
  const files = await tx.scoredFiles(employerId)
  const next: Employer = { ...employer }
  const preview = scoreEmployer(files, now).score
  if (!sameFigures(employer.reciprokPreview, preview)) next.reciprokPreview = preview
  if (publishAsOf !== null) {
    const explained = scoreEmployer(files, publishAsOf)
    next.reciprok = asPublished(explained.score, employer)
    const rating = await ratingOfEmployer(tx, employerId, publishAsOf)
    if (rating) next.rating = rating
    else delete next.rating
    // Also while no grade is shown: once hosts have seen the number, it comes with the proof of these figures.
    await keepProof(tx, employerId, proofOf(employer, files, explained))
    await notePublication(tx, employerId, next.reciprok)
  }
  if (next.reciprokPreview === employer.reciprokPreview && next.reciprok === employer.reciprok) return
  await keepEmployer(tx, employer, next, now)
}

/** What is shown from this Monday on; whether a label was lost is a matter of messages. */
async function notePublication(
  tx: StoreTransaction,
  employerId: string,
  { asOf: monday, score, ...published }: ReciprokScore,
): Promise<void> {
  const grade = published.grade ?? null
  await tx.run(
    tx.tables
      .insertInto('publications')
      .values({ employerId, monday, score, grade })
      .onConflict((conflict) => conflict.columns(['employerId', 'monday']).doUpdateSet({ score, grade })),
  )
  tx.follow({ kind: 'reminders', siteId: SHARED_PARTITION, subject: employerId })
}

/** Equal but for the moment they speak of, at most a day apart: not worth telling every device. */
function sameFigures(known: ReciprokScore | undefined, next: ReciprokScore): boolean {
  if (!known || next.asOf - known.asOf >= DAY) return false
  return sameValue({ ...known, asOf: 0 }, { ...next, asOf: 0 })
}
