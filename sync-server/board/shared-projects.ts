import type { ProjectElsewhere } from '../../domain/contract/board.ts'
import type { SiteId } from '../../domain/ids.ts'
import { isOnBoard } from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { sharing } from '../../domain/postings/project.ts'
import { siteDay } from '../../domain/time.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** So many projects of other sites are shown, those shared last. */
const MOST_SHOWN = 24

/** Notes whether other sites may read a project, once something was told of it. */
export function sharingFollower({ clock }: Pick<ServerParts, 'clock'>): Follower {
  return {
    works: {
      sharing:
        async ({ siteId, subject }) =>
        async (tx) => {
          const posting = await tx.record('postings', subject, siteId)
          if (!posting || sharing(posting) !== 'shared') return forgetShared(tx, siteId, subject)
          await tx.run(
            tx.tables
              .insertInto('sharedProjects')
              .values({ siteId, postingId: subject, at: clock.now() })
              .onConflict((conflict) => conflict.doNothing()),
          )
        },
    },
    look: async () => [],
  }
}

export async function forgetShared(tx: StoreTransaction, siteId: SiteId, postingId: string): Promise<void> {
  await tx.run(
    tx.tables.deleteFrom('sharedProjects').where('siteId', '=', siteId).where('postingId', '=', postingId),
  )
}

/**
 * Projects that other sites of this server share, while they stand there and both still say yes: read from the cards
 * themselves. Without photos, which no other site gets, and without anybody's name.
 */
export async function projectsElsewhere(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  siteId: SiteId,
): Promise<ProjectElsewhere[]> {
  return store.read(async (view) => {
    const rows = await view.all(
      view.tables
        .selectFrom('sharedProjects')
        .select(['siteId', 'postingId'])
        .where('at', '>', 0)
        .where('siteId', '!=', siteId)
        .orderBy('at', 'desc')
        .limit(MOST_SHOWN * 2),
    )
    const all: ProjectElsewhere[] = []
    for (const row of rows) {
      const project = await readElsewhere(view, row, clock.now())
      if (project) all.push(project)
    }
    return all.slice(0, MOST_SHOWN)
  })
}

async function readElsewhere(
  view: StoreReader,
  { siteId, postingId }: { siteId: string; postingId: string },
  now: number,
): Promise<ProjectElsewhere | null> {
  const site = await view.record('sites', siteId, siteId)
  const posting = await view.record('postings', postingId, siteId)
  if (!site || !posting || sharing(posting) !== 'shared') return null
  return isOnBoard(posting, siteDay(now, site.timeZone))
    ? { site: site.name, ...withoutPhotos(posting) }
    : null
}

function withoutPhotos(posting: Posting): Omit<ProjectElsewhere, 'site'> {
  const { id, topic, title, text, steps, stage, wanted, picture, shown } = posting
  const plain = steps?.map(({ photo: _photo, ...step }) => step)
  const log = shown?.log?.map(({ photo: _photo, ...line }) => line)
  return {
    ...{ id, topic, title },
    ...(text === undefined ? {} : { text }),
    ...(plain ? { steps: plain } : {}),
    ...(stage === undefined ? {} : { stage }),
    ...(wanted ? { wanted } : {}),
    ...(picture === undefined ? {} : { picture }),
    ...(shown ? { shown: { ...shown, ...(log ? { log } : {}) } } : {}),
  }
}
