import type { Application } from '../../domain/hiring/application.ts'
import { candidateNews, isNews } from '../../domain/hiring/candidate-news.ts'
import { contestDecidedAt } from '../../domain/hiring/contest.ts'
import { searchConsentEnding } from '../../domain/retention/keeping.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { pageOfPerson } from '../competences/page-of-person.ts'
import { boardNews } from '../board/board-news.ts'
import { invitationNews, type WantedNames } from '../search/invitations.ts'
import { contestsOf } from '../reciprok/contest-rows.ts'
import type { ServerParts } from '../server-parts.ts'
import { mayChoosePictures, pictureHashOf } from './pass-secrets.ts'
import { minorOfPerson } from './minor-of-person.ts'
import { personOf, recordsOfPerson } from './person.ts'
import { countToCheck, decisionsOf } from './unproven-applications.ts'
import type { StoreReader } from '../store/store.ts'

/** What a visitor reads on screens of their own. */
export type ReadKind = 'applications' | 'challenges' | 'board'

/**
 * What waits for a visitor: how many and of what kind, never from whom. The pass alone tells it,
 * so that a kiosk can say "une réponse vous attend" before the pictures open it.
 */
export async function newsOfVisitor(
  { store, clock }: ServerParts,
  nameOf: WantedNames,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  visitorId: VisitorId,
): Promise<VisitorNews> {
  const { siteId } = scope
  return store.read(async (view) => {
    const person = await personOf(view, siteId, visitorId)
    const all = await recordsOfPerson(view, siteId, 'applications', visitorId)
    const applications = all.filter(({ unverified }) => !unverified)
    const decided = await decisionsOf(view, siteId)
    const now = clock.now()
    const readUntil = await readUntilOf(view, siteId, visitorId, 'applications', now)
    const hasPictures = (await pictureHashOf(view, siteId, person)) !== undefined
    const invited = await invitationNews(view, nameOf, { siteId, visitorId, now })
    const found = await pageOfPerson(view, siteId, visitorId)
    const searchConsentEnds = found ? searchConsentEnding(found.page, now) : undefined
    const boardReadUntil = await readUntilOf(view, siteId, visitorId, 'board', now)
    const board = await boardNews(view, { siteId, visitorId, readUntil: boardReadUntil, now })
    const minor = await minorOfPerson(view, siteId, visitorId, now)
    const news = candidateNews(applications, readUntil, now)
    return {
      ...news,
      answers: news.answers + (await decidedSince(view, applications, readUntil, now)),
      toCheck: countToCheck(all, decided),
      attached: applications.filter(({ id }) => (decided.get(id)?.at ?? 0) > readUntil).length,
      ...(invited ? { invited } : {}),
      ...(board ? { board } : {}),
      ...(searchConsentEnds === undefined ? {} : { searchConsentEnds }),
      ...(minor ? { minor: { band: minor.band, agreed: [...minor.agreed] } } : {}),
      hasPictures,
      mayChoosePictures: !hasPictures && (await mayChoosePictures(view, scope, person)),
      alsoKnownAs: person.ids.filter((id) => id !== visitorId),
      challengesReadUntil: await readUntilOf(view, siteId, visitorId, 'challenges', now),
    }
  })
}

/** Applications of which hosts decided something since, and nothing else is news. */
async function decidedSince(
  view: StoreReader,
  applications: readonly Application[],
  readUntil: Instant,
  now: Instant,
): Promise<number> {
  let count = 0
  for (const application of applications) {
    if (isNews(application, readUntil, now)) continue
    const contests = await contestsOf(view, application.siteId, application.id)
    if (contests.some((contest) => contestDecidedAt(contest) > readUntil)) count += 1
  }
  return count
}

/** Up to when the person has read; 0 when never. What a clock that was wrong noted for the future counts for nothing. */
export async function readUntilOf(
  view: StoreReader,
  siteId: string,
  visitorId: VisitorId,
  kind: ReadKind,
  now: Instant,
): Promise<Instant> {
  const { ids } = await personOf(view, siteId, visitorId)
  const rows = await view.all(
    view.tables
      .selectFrom('visitorReads')
      .select('readUntil')
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids)
      .where('kind', '=', kind)
      .where('readUntil', '<=', now),
  )
  return Math.max(0, ...rows.map(({ readUntil }) => readUntil))
}

/** The person has read all there was until then; an earlier reading told late takes nothing back. */
export async function noteRead(
  { store, clock }: ServerParts,
  siteId: string,
  visitorId: VisitorId,
  kind: ReadKind,
  readUntil = clock.now(),
): Promise<void> {
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .insertInto('visitorReads')
        .values({ siteId, visitorId, kind, readUntil })
        .onConflict((conflict) =>
          conflict
            .columns(['siteId', 'visitorId', 'kind'])
            .doUpdateSet({ readUntil })
            .where((row) =>
              row.or([
                row('visitorReads.readUntil', '<', readUntil),
                row('visitorReads.readUntil', '>', clock.now()),
              ]),
            ),
        ),
    ),
  )
}
