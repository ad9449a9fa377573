import { allows } from '../../domain/competences/consents.ts'
import { joinPages, type CompetenceProfile } from '../../domain/competences/profile.ts'
import { takenBack } from '../../domain/competences/recommend.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import { personOf, recordsOfPerson, type Person } from '../passes/person.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** Somebody's page as one, whichever of their entries in the directory wrote what. */
export interface PageOfPerson {
  person: Person
  page: CompetenceProfile
  /** They let hosts read it. */
  allowsHosts: boolean
  /** The records that it is made of: the server writes on the first. */
  records: readonly [CompetenceProfile, ...CompetenceProfile[]]
}

export async function pageOfPerson(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<PageOfPerson | null> {
  const person = await personOf(view, siteId, visitorId)
  const [first, ...others] = await recordsOfPerson(view, siteId, 'profiles', visitorId)
  if (!first) return null
  const page = others.reduce(joinPages, first)
  return { person, page, allowsHosts: allows(page, 'hosts'), records: [first, ...others] }
}

/** Whether somebody is here today: a visit of theirs is open. */
export async function isHereToday(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  now: Instant,
): Promise<boolean> {
  const today = await dayOfSite(view, siteId, now)
  const visits = await recordsOfPerson(view, siteId, 'visits', visitorId)
  return visits.some(({ kind, day, closing }) => kind === 'stay' && day === today && closing === undefined)
}

type OfOthers = Pick<CompetenceProfile, 'recommendations' | 'certificates'>

/** Keeps what others say of a person on their page. */
export async function writeOnPage(
  tx: StoreTransaction,
  record: CompetenceProfile,
  changes: OfOthers,
  now: Instant,
): Promise<void> {
  await keepRecord(tx, 'profiles', revised(record, byServer(now), changes))
}

/**
 * Takes back what others say on a page, where `mayTake` allows it. False: there is no such thing, or it is not theirs
 * to take back. Taken back twice is taken back once.
 */
export async function takeBackFrom(
  tx: StoreTransaction,
  { records }: PageOfPerson,
  id: string,
  now: Instant,
  mayTake: (field: keyof OfOthers, authorId?: string) => boolean = () => true,
): Promise<boolean> {
  for (const record of records) {
    const { recommendations = [], certificates = [] } = record
    const said = recommendations.find((one) => one.id === id)
    const noted = certificates.find((one) => one.id === id)
    if (said ? !mayTake('recommendations', said.authorId) : !noted || !mayTake('certificates')) continue
    if ((said ?? noted)?.removedAt !== undefined) return true
    const changes = said
      ? { recommendations: recommendations.map((one) => (one === said ? takenBack(one, now) : one)) }
      : { certificates: certificates.map((one) => (one === noted ? { ...one, removedAt: now } : one)) }
    await writeOnPage(tx, record, changes, now)
    return true
  }
  return false
}
