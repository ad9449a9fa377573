import type { BoardPosting } from '../../domain/contract/open-data.ts'
import { SHARED_PARTITION, type SiteId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { readHookSubject } from '../../domain/tools/hook-event.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'
import { postingSaid, sessionSaid, type SessionSaid } from './public-view.ts'

/** What everybody may read of a session or a card at this moment; `null`: nothing. `about`: as a webhook names it. */
export async function saidNow(
  view: StoreReader,
  siteId: SiteId,
  about: string,
  now: Instant,
): Promise<SessionSaid | BoardPosting | null> {
  const { topic, id } = readHookSubject(about)
  if (topic === 'posting') {
    const posting = await view.record('postings', id, siteId)
    return posting ? postingSaid(posting, await dayOfSite(view, siteId, now)) : null
  }
  const session = await view.record('challengeSessions', id, siteId)
  if (!session) return null
  // That a session is over is no news.
  return sessionSaid(
    session,
    await employerThere(view, session.employerId),
    Math.min(now, session.endsAt - 1),
  )
}

/** The name of the employer that is at a session. */
export async function employerThere(
  view: StoreReader,
  employerId: string | undefined,
): Promise<string | undefined> {
  if (employerId === undefined) return undefined
  return (await view.record('employers', employerId, SHARED_PARTITION))?.name
}
