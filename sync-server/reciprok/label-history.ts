import type { PublishedMonday } from '../../domain/contract/employers.ts'
import { COUNTED_TO_DAY } from '../../domain/hiring/reciprok-counted.ts'
import { DAY } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'

/** What candidates were shown of an employer, Monday by Monday: as far back as an application counts. */
export async function publishedMondays(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  employerId: string,
): Promise<PublishedMonday[]> {
  const since = clock.now() - COUNTED_TO_DAY * DAY
  const rows = await store.read((view) =>
    view.all(
      view.tables
        .selectFrom('publications')
        .select(['monday', 'score', 'grade'])
        .where('employerId', '=', employerId)
        .where('monday', '>', since)
        .orderBy('monday'),
    ),
  )
  return rows.map(({ monday, score, grade }) => ({ monday, score, ...(grade === null ? {} : { grade }) }))
}
