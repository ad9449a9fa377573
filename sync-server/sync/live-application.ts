import { applicationStatus } from '../../domain/hiring/application-status.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'

/** An application of the same person to the same offer that waits for its answer, or was answered well. */
export async function hasLiveApplication(
  view: StoreReader,
  { siteId }: Pick<Scope, 'siteId'>,
  { visitorId, jobOfferId, id }: Application,
  now: Instant,
): Promise<boolean> {
  const all = await view.documentsOfVisitor(siteId, 'applications', visitorId)
  return all
    .map(({ record }) => record as Application)
    .filter((other) => other.id !== id && other.jobOfferId === jobOfferId && !other.unverified)
    .some(
      (other) => !['withdrawn', 'refused', 'declined', 'hired'].includes(applicationStatus(other, now).kind),
    )
}
