import type { Application } from '../../domain/hiring/application.ts'
import type { Employer, ReciprokScore } from '../../domain/hiring/employer.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { DAY, lastMondayAtSix, MINUTE, parisDay, type Instant } from '../../domain/time.ts'
import { employerOf, keepEmployer } from '../employers/employers.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { StoreTransaction } from '../store/store.ts'

/** How often the calendar is looked at: for the day's recount and for Monday's publication. */
const LOOK_EVERY = MINUTE
const PUBLISHED_AT = 'reciprok-published-at'
const RECOUNTED_ON = 'reciprok-recounted-on'

/**
 * When the Reciprok scores are counted; how is in the domain. A preview follows every event and the passing
 * of days; what candidates see changes on Mondays at six only, also when the server was off at that hour.
 */
export class Rescorer {
  readonly #parts: ServerParts
  readonly #waiting = new Set<string>()
  #work: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  constructor(parts: ServerParts) {
    this.#parts = parts
  }

  /** Catches up with the days when the server was off, then watches the calendar. */
  async start(): Promise<void> {
    await this.lookAtCalendar()
    this.#timer = setInterval(() => void this.lookAtCalendar().catch(() => undefined), LOOK_EVERY)
    this.#timer.unref()
  }

  /** Something happened to an application of this employer. */
  applicationsChanged(employerId: string): void {
    this.#waiting.add(employerId)
    void this.#enqueue(() => this.#recountWaiting())
  }

  /** Recounts everything on a new day, and publishes when a Monday at six has passed since the last time. */
  lookAtCalendar(): Promise<void> {
    return this.#enqueue(async () => {
      const now = this.#parts.clock.now()
      const [published, recounted] = await this.#parts.store.read(async (view) => [
        await readSetting(view, PUBLISHED_AT),
        await readSetting(view, RECOUNTED_ON),
      ])
      const monday = lastMondayAtSix(now)
      const mustPublish = published === undefined || Number(published) !== monday
      if (!mustPublish && recounted === parisDay(now)) return
      for (const id of await this.#employerIds()) {
        await this.#parts.store.transaction((tx) => rescore(tx, id, now, mustPublish ? monday : null))
      }
      await this.#parts.store.transaction(async (tx) => {
        await writeSetting(tx, RECOUNTED_ON, parisDay(now))
        if (mustPublish) await writeSetting(tx, PUBLISHED_AT, String(monday))
      })
    })
  }

  /** Resolves when nothing is left to count. */
  idle(): Promise<void> {
    return this.#work
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#work.catch(() => undefined)
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#work.catch(() => undefined).then(work)
    this.#work = next
    next.catch(() => undefined)
    return next
  }

  async #recountWaiting(): Promise<void> {
    const ids = [...this.#waiting]
    this.#waiting.clear()
    for (const id of ids) {
      await this.#parts.store.transaction((tx) => rescore(tx, id, this.#parts.clock.now(), null))
    }
  }

  async #employerIds(): Promise<string[]> {
    const employers = await this.#parts.store.read((view) => view.collection('employers'))
    return employers.map((document) => document.id)
  }
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
  const files = await filesOf(tx, employerId)
  const next: Employer = { ...employer }
  const preview = scoreEmployer(files, now).score
  if (!sameFigures(employer.reciprokPreview, preview)) next.reciprokPreview = preview
  if (publishAsOf !== null) next.reciprok = scoreEmployer(files, publishAsOf).score
  if (next.reciprokPreview === employer.reciprokPreview && next.reciprok === employer.reciprok) return
  await keepEmployer(tx, employer, next, now)
}

async function filesOf(tx: StoreTransaction, employerId: string): Promise<ScoredFile[]> {
  const offers = new Map(
    (await tx.documentsOfEmployer('jobOffers', employerId)).map(({ id, record }) => [id, record as JobOffer]),
  )
  const applications = await tx.documentsOfEmployer('applications', employerId)
  return applications
    .map(({ record }) => record as Application)
    .map((application) => scoredFileOf(application, offers.get(application.jobOfferId)))
    .filter((file) => file !== null)
}

/** Equal but for the moment they speak of, at most a day apart: not worth telling every device. */
function sameFigures(known: ReciprokScore | undefined, next: ReciprokScore): boolean {
  if (!known || next.asOf - known.asOf >= DAY) return false
  return JSON.stringify({ ...known, asOf: 0 }) === JSON.stringify({ ...next, asOf: 0 })
}
