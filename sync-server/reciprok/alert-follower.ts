import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { COUNTED_TO_DAY } from '../../domain/hiring/reciprok-counted.ts'
import { scoreAlerts, type ScoreAlert } from '../../domain/hiring/score-alert.ts'
import { watchedFileOf, type WatchedFile } from '../../domain/hiring/watched-file.ts'
import type { EmployerId } from '../../domain/ids.ts'
import { canonicalJson } from '../../domain/record/content.ts'
import { DAY, parisDay, type Instant } from '../../domain/time.ts'
import { employerOf } from '../employers/employers.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { Store, StoreTransaction } from '../store/store.ts'
import { settledUntil } from './alert-decisions.ts'
import { knownOfCandidates } from './alert-facts.ts'

const LOOKED_ON = 'score-alerts-looked-on'
/** Applications whose candidates are looked up in one reading: others wait no longer than for these. */
const AT_ONCE = 200

/**
 * Once a day, as days alone let a file count, it is looked at each employer's figures; which ones a host is asked to
 * look at is in the domain.
 */
export function alertFollower({ store, clock }: Pick<ServerParts, 'store' | 'clock'>): Follower {
  return {
    works: {
      async alerts({ subject: employerId }) {
        const now = clock.now()
        const files = await readFiles(store, employerId, now)
        return (tx) => keepAlerts(tx, employerId, files, now)
      },
    },
    async look(now) {
      const day = parisDay(now)
      if ((await store.read((view) => readSetting(view, LOOKED_ON))) === day) return []
      await store.transaction(async (tx) => {
        tx.followEach('alerts', 'employers')
        await writeSetting(tx, LOOKED_ON, day)
      })
      return []
    },
  }
}

async function readFiles(store: Store, employerId: EmployerId, now: Instant): Promise<WatchedFile[]> {
  const applications = (await store.read((view) => view.records('applications', { employerId }))).filter(
    ({ events }) => events.some(({ receivedAt = 0 }) => receivedAt > now - (COUNTED_TO_DAY + 1) * DAY),
  )
  const files: WatchedFile[] = []
  for (let from = 0; from < applications.length; from += AT_ONCE) {
    const some: Application[] = applications.slice(from, from + AT_ONCE)
    const known = await store.read((view) => knownOfCandidates(view, some))
    files.push(...some.flatMap((application, index) => watchedFileOf(application, known[index]!) ?? []))
  }
  return files
}

async function keepAlerts(
  tx: StoreTransaction,
  employerId: EmployerId,
  files: readonly WatchedFile[],
  now: Instant,
): Promise<void> {
  const employer = await employerOf(tx, employerId)
  const home = employer?.siteIds[0]
  if (!employer || home === undefined) return replace(tx, employerId, [], now)
  // Hosts of a site that the employer left have nothing to do with it any more, and no others know who came there. Its
  // files stay among all that are read, and in the figures of the employer as a whole.
  const raised = scoreAlerts(files, { now, home, settledUntil: await settledUntil(tx, employerId) })
  const here = raised.filter(({ siteId }) => isEmployerOf(employer, siteId))
  await replace(tx, employerId, here, now)
}

/** What stays true keeps the moment since when hosts are asked; the rest is asked no more. */
async function replace(
  tx: StoreTransaction,
  employerId: EmployerId,
  raised: readonly ScoreAlert[],
  now: Instant,
): Promise<void> {
  const known = await tx.all(
    tx.tables.selectFrom('scoreAlerts').selectAll().where('employerId', '=', employerId),
  )
  const named = ({ siteId, kind, subject }: Pick<ScoreAlert, 'siteId' | 'kind' | 'subject'>) =>
    canonicalJson([siteId, kind, subject])
  const since = new Map(known.map((row) => [named(row), row.raisedAt]))
  const next = raised.map((alert) => {
    const { siteId, kind, subject, until } = alert
    const raisedAt = since.get(named(alert)) ?? now
    return { employerId, siteId, kind, subject, facts: canonicalJson(alert), until, raisedAt }
  })
  if (canonicalJson(next.map(canonicalJson).sort()) === canonicalJson(known.map(canonicalJson).sort())) return
  await tx.run(tx.tables.deleteFrom('scoreAlerts').where('employerId', '=', employerId))
  for (const row of next) await tx.run(tx.tables.insertInto('scoreAlerts').values(row))
}
