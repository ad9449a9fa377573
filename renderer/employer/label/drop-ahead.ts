import { dropAhead as countedDrop, type DropAhead as CountedDrop } from '../../../domain/hiring/drop-ahead.ts'
import type { ReciprokScore } from '../../../domain/hiring/employer.ts'
import type { ScoredFile } from '../../../domain/hiring/scored-file.ts'
import type { Instant } from '../../../domain/time.ts'
import type { InboxEntry } from '../inbox/inbox.ts'

/** A label that falls at the next publication, with whom to answer so that it stays. */
export interface DropAhead extends Omit<CountedDrop, 'avoidedBy'> {
  avoidedBy: InboxEntry[]
}

/** `owed`: whoever waits for a decision, or for the end of a yes. `null`: the published label does not fall. */
export function dropAhead(
  published: Pick<ReciprokScore, 'grade'> | undefined,
  files: readonly ScoredFile[],
  owed: readonly InboxEntry[],
  now: Instant,
): DropAhead | null {
  const byId = new Map(owed.map((entry) => [entry.application.id, entry]))
  const waits = owed.map(({ application: { id }, status: { receivedAt } }) => ({ id, receivedAt }))
  const drop = countedDrop(published?.grade, files, waits, now)
  return drop && { ...drop, avoidedBy: drop.avoidedBy.map((id) => byId.get(id)!) }
}
