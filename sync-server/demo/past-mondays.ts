import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { addDays, lastMondayAtSix, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import type { StoreTransaction } from '../store/store.ts'

const WEEKS = 52

/** What was published of an employer on the Mondays of the past year, counted as the server counts it. */
export async function publishPastMondays(
  tx: StoreTransaction,
  employerId: string,
  today: Instant,
): Promise<void> {
  const files = await tx.scoredFiles(employerId)
  const last = parisDay(lastMondayAtSix(today))
  const published = Array.from({ length: WEEKS + 1 }, (_, week) => {
    const monday = parisInstant(addDays(last, -7 * week), 6)
    const { score, grade = null } = scoreEmployer(files, monday).score
    return { employerId, monday, score, grade }
  })
  await tx.run(tx.tables.insertInto('publications').values(published))
}
