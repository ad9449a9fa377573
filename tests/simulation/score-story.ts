import fc from 'fast-check'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import type { ReciprokScore } from '../../domain/hiring/employer.ts'
import { withMandate, withoutMandate } from '../../domain/hiring/mandate.ts'
import type { ScoredFile } from '../../domain/hiring/scored-file.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.ts'
import { employerOf, keepEmployer } from '../../sync-server/employers/employers.ts'
import { erasePerson } from '../../sync-server/erasure/erase-person.ts'
import { FollowUpRunner } from '../../sync-server/follow-ups/follow-up-runner.ts'
import { scoreFollower } from '../../sync-server/reciprok/rescorer.ts'
import { openServerParts, type ServerParts } from '../../sync-server/server-parts.ts'
import { withReceipts } from '../../sync-server/sync/intakes/applications.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { pushAs } from '../../sync-server/testing/push-as.ts'
import { openMemoryStore } from '../../sync-server/testing/memory-store.ts'
import { sampleRecord } from '../../sync-server/testing/sample-records.ts'
import { baker } from '../support/application-builder.ts'
import { naiveFigures } from '../support/reciprok-naive.ts'

/** One step of a history: how much time passes, then what somebody does; each number is read as the state allows. */
interface ScoreStep {
  passes: number
  does: number
  to: number
  how: number
}

const aStep: fc.Arbitrary<ScoreStep> = fc.record({
  passes: fc.nat(99_999),
  does: fc.nat(99),
  to: fc.nat(9_999),
  how: fc.nat(9_999),
})
const scoreHistories = fc.array(aStep, { minLength: 6, maxLength: 24 })

/** Days after a reception on which the score of a file changes: reached to the millisecond, or missed by one. */
const limits = [0, 14, 15, 30, 31, 75, 76, 182, 183, 365, 366]
const BEGINS = Date.UTC(2026, 0, 5, 9)
const PEOPLE = 5
/** Histories on one database: more would only make it slow. */
const ON_ONE_STORE = 100
const POINTER = 'Un stage de façonnage à la maison de quartier'

/** The truth of an application, kept apart from what the server keeps of it. */
interface ToldFile {
  id: string
  candidate: string
  receivedAt: Instant
  withdrawals: { id: string; at: Instant }[]
  acts: (ScoredFile['events'][0] & { by: string })[]
  /** Acts that were taken back in time. */
  takenBack: Set<string>
  /** What hosts found about an event, and did not take back. */
  foundWrong: Set<string>
  lifted: Set<string>
  isErased: boolean
}

/** What became of many histories. */
interface ScoreReport {
  histories: number
  /** How often the figures on the record were held against a full count, and how often they had changed. */
  compared: number
  moved: number
  done: Record<string, number>
}

/** Plays so many histories, and says which of them shows other figures than a full count, cut down to what it needs. */
export async function playScoreStories(
  runs: number,
  seed: number,
): Promise<ScoreReport & { violation: string | null }> {
  const stories = new ScoreStories()
  try {
    const property = fc.asyncProperty(scoreHistories, (steps) => stories.play(steps))
    const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns: runs, seed })
    const [steps] = counterexample ?? []
    const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
    return { ...stories.report, violation: failed ? `${why}\n  ${JSON.stringify(steps)}` : null }
  } finally {
    await stories.close()
  }
}

/**
 * Plays histories on the server that ships, which counts an employer anew after each commit; after every step the
 * figures on its record are held against a full count of all that was told, made apart. The same for the same seed.
 */
class ScoreStories {
  readonly report: ScoreReport = { histories: 0, compared: 0, moved: 0, done: {} }
  #parts: ServerParts | null = null
  #runner: FollowUpRunner | null = null
  #now = BEGINS

  /** Throws at the first figures that differ. */
  async play(steps: readonly ScoreStep[]): Promise<void> {
    if (this.report.histories++ % ON_ONE_STORE === 0) await this.#openAnew()
    this.#now = BEGINS
    const history = new History(this.#parts!, this.#runner!, this.report, {
      now: () => this.#now,
      set: (at) => void (this.#now = at),
    })
    await history.play(steps)
  }

  async close(): Promise<void> {
    await this.#runner?.close()
    await this.#parts?.store.close()
  }

  async #openAnew(): Promise<void> {
    await this.close()
    this.#parts = await openServerParts(await openMemoryStore(), { now: () => this.#now })
    this.#runner = new FollowUpRunner(this.#parts, [scoreFollower(this.#parts)])
  }
}

class History {
  readonly #parts: ServerParts
  readonly #runner: FollowUpRunner
  readonly #report: ScoreReport
  readonly #clock: { now(): Instant; set(at: Instant): void }
  readonly #siteId: string
  readonly #employerId: string
  readonly #files: ToldFile[] = []
  #criteria = baker.criteria
  #made = 0
  #shown = ''

  constructor(
    parts: ServerParts,
    runner: FollowUpRunner,
    report: ScoreReport,
    clock: { now(): Instant; set(at: Instant): void },
  ) {
    ;[this.#parts, this.#runner, this.#report, this.#clock] = [parts, runner, report, clock]
    this.#siteId = `s${report.histories}`
    this.#employerId = `e${report.histories}`
  }

  async play(steps: readonly ScoreStep[]): Promise<void> {
    const head = { ...this.#head(this.#employerId), siteId: SHARED_PARTITION }
    const employer = { ...sampleRecord('employers', { ...head, mark: 'Fournil' }), siteIds: [this.#siteId] }
    await this.#parts.store.transaction((tx) => keepRecord(tx, 'employers', employer))
    await this.#keepOffer()
    for (const [index, step] of steps.entries()) {
      if (this.#letPass(step)) {
        // A new day asks for it, whoever does nothing.
        await this.#parts.store.transaction(async (tx) =>
          tx.follow({ kind: 'score', siteId: SHARED_PARTITION, subject: this.#employerId }),
        )
        await this.#compare(`${index}: time passes`)
      }
      const done = await this.#act(step)
      this.#report.done[done] = (this.#report.done[done] ?? 0) + 1
      await this.#compare(`${index}: ${done}`)
    }
  }

  /** To a limit of one of the files, a millisecond before or after it, or some hours on. Whether it passed at all. */
  #letPass({ passes }: ScoreStep): boolean {
    const now = this.#clock.now()
    const kind = passes % 4
    const rest = Math.floor(passes / 4)
    if (kind === 0) return false
    const file = this.#files[rest % Math.max(1, this.#files.length)]
    const limit = limits[Math.floor(rest / 7) % limits.length]!
    const reached = (file?.receivedAt ?? now) + limit * DAY + ((rest % 3) - 1)
    const next = kind === 1 ? now + (1 + (rest % 60)) * HOUR : Math.max(now, reached)
    this.#clock.set(next)
    return next > now
  }

  async #act({ does, to, how }: ScoreStep): Promise<string> {
    const alive = this.#files.filter(({ isErased }) => !isErased)
    const file = alive[to % Math.max(1, alive.length)]
    if (!file || does < 25) return this.#apply(to)
    if (does < 62) return this.#answer(file, how)
    if (does < 69) return this.#withdraw(file)
    if (does < 76) return this.#takeBack(file, how)
    if (does < 85) return this.#contest(file, how)
    if (does < 88) return this.#erase(file)
    if (does < 92) return this.#mandate(how)
    if (does < 97) return this.#editOffer(how)
    return this.#tellAgain(file)
  }

  async #apply(person: number): Promise<string> {
    const { siteId } = this.#head('')
    const id = `${siteId}.a${this.#made++}`
    const candidate = `${siteId}P${person % PEOPLE}`
    const now = this.#clock.now()
    await this.#keep({
      ...sampleRecord('applications', { ...this.#head(id), mark: 'x' }),
      visitorId: candidate,
      jobOfferId: `${this.#employerId}.offer`,
      sent: { name: 'Nina' },
      events: [{ id: `${id}.0`, type: 'submitted', at: now, by: 'kiosk' }],
    })
    const told = { takenBack: new Set<string>(), foundWrong: new Set<string>(), lifted: new Set<string>() }
    this.#files.push({ id, candidate, receivedAt: now, withdrawals: [], acts: [], isErased: false, ...told })
    return 'applied'
  }

  /** By a desk of the employer, or a host's under its mandate; what the server refuses was not said. */
  async #answer(file: ToldFile, how: number): Promise<string> {
    const pick = <T>(list: readonly T[], by: number) => list[Math.floor(how / by) % list.length]!
    const type = pick(
      [
        'refused',
        'refused',
        'pursued',
        'hired',
        'candidate-declined',
        'qualified',
        'recommended',
        'viewed',
      ] as const,
      1,
    )
    const [criterionId, points, groupSize] = [
      pick(['dough', 'shop', undefined], 8),
      pick(['long', 'short', undefined], 24),
      pick([1, 10, 11], 72),
    ]
    const by = pick(['desk-1', 'desk-2', 'host-1'], 216)
    const now = this.#clock.now()
    const event: ApplicationEvent = {
      ...{ id: `${file.id}.${this.#made++}`, type, at: now, by, groupSize },
      ...(['refused', 'qualified'].includes(type) && {
        reasons: [{ code: 'skill_missing' as const, ...(criterionId ? { criterionId } : {}) }],
      }),
      ...(['pursued', 'hired'].includes(type) && {
        nextStep: { what: 'Un essai', ...(criterionId ? { on: '2026-06-01' } : {}) },
      }),
      ...(points && {
        stepForward: { kind: 'words' as const, words: points === 'long' ? POINTER : 'Un stage' },
      }),
    }
    const isAccepted = await this.#push(file.id, event, by)
    if (!isAccepted) return 'answer refused'
    if (type === 'viewed') return 'viewed'
    // Only a skill is what a missing skill may point at, and only one that the offer still asks for.
    const isTied = criterionId === 'dough' && this.#criteria.some(({ id }) => id === 'dough')
    const isPlanned = criterionId !== undefined
    const saysWhy = ['refused', 'qualified'].includes(type)
      ? isTied
      : isPlanned && ['pursued', 'hired'].includes(type)
    const isPersonal = groupSize <= 10
    const recommended = isPersonal && points === 'long'
    file.acts.push({ id: event.id, type, at: now, qualified: isPersonal && saysWhy, recommended, by })
    return type
  }

  async #withdraw(file: ToldFile): Promise<string> {
    const id = `${file.id}.${this.#made++}`
    const at = this.#clock.now()
    await this.#add(file.id, { id, type: 'withdrawn', at, by: 'kiosk' })
    file.withdrawals.push({ id, at })
    return 'withdrawn'
  }

  async #takeBack(file: ToldFile, how: number): Promise<string> {
    const act = file.acts.at(-1)
    if (!act || file.takenBack.has(act.id)) return 'nothing to take back'
    const by = how % 5 === 0 ? 'desk-3' : act.by
    const wait = [0, 9 * MINUTE, 10 * MINUTE, 10 * MINUTE + 1][how % 4]!
    this.#clock.set(Math.max(this.#clock.now(), act.at + wait))
    const at = this.#clock.now()
    const id = `${file.id}.${this.#made++}`
    const isAccepted = await this.#push(file.id, { id, type: 'answer-withdrawn', at, by, about: act.id }, by)
    if (!isAccepted) return 'taking back refused'
    if (by === act.by && at - act.at <= 10 * MINUTE) file.takenBack.add(act.id)
    return 'taken back'
  }

  /** What hosts find about an answer, or a withdrawal, and may take back. */
  async #contest(file: ToldFile, how: number): Promise<string> {
    const all = [...file.acts, ...file.withdrawals].map(({ id }) => id)
    const wrong = all.find((id) => file.foundWrong.has(id) && !file.lifted.has(id))
    const about = how % 2 === 0 && wrong !== undefined ? wrong : all[how % Math.max(1, all.length)]
    if (about === undefined) return 'nothing to contest'
    const type = about === wrong ? 'contest-lifted' : 'contest-upheld'
    await this.#add(file.id, {
      id: `${file.id}.${this.#made++}`,
      type,
      at: this.#clock.now(),
      by: 'server',
      about,
    })
    if (type === 'contest-lifted') file.lifted.add(about)
    else file.foundWrong.add(about)
    return type
  }

  /** What waits for an answer is withdrawn with its candidate; all else counts as it did. */
  async #erase({ candidate }: ToldFile): Promise<string> {
    const now = this.#clock.now()
    await this.#parts.store.transaction((tx) => erasePerson(tx, this.#siteId, candidate, now))
    for (const file of this.#files.filter((one) => one.candidate === candidate && !one.isErased)) {
      const isOver = file.acts.some(
        ({ id, type }) => type !== 'pursued' && isEnd(type) && this.#stands(file, id),
      )
      if (!isOver && file.withdrawals.length === 0) file.withdrawals.push({ id: 'gone', at: now })
      // Whoever comes after them is somebody else.
      Object.assign(file, { isErased: true, candidate: `gone ${candidate}` })
    }
    return 'erased'
  }

  async #mandate(how: number): Promise<string> {
    const now = this.#clock.now()
    const mandate = {
      siteId: this.#siteId,
      scope: 'all' as const,
      accountId: 'a1',
      givenBy: 'Anne',
      givenAt: now,
    }
    await this.#parts.store.transaction(async (tx) => {
      const known = (await employerOf(tx, this.#employerId))!
      const next = how % 2 === 0 ? withMandate(known, mandate) : withoutMandate(known, this.#siteId, now)
      await keepEmployer(tx, known, next, now)
    })
    return 'mandate'
  }

  async #editOffer(how: number): Promise<string> {
    this.#criteria = baker.criteria.filter((_, index) => ((how >> index) & 1) === 0)
    await this.#keepOffer()
    return 'offer edited'
  }

  /** A device tells once more what it holds. */
  async #tellAgain({ id }: ToldFile): Promise<string> {
    await this.#keep((await this.#application(id))!)
    return 'told again'
  }

  async #keepOffer(): Promise<void> {
    const id = `${this.#employerId}.offer`
    const offer = { ...baker, ...this.#head(id), criteria: this.#criteria }
    await this.#parts.store.transaction((tx) => keepRecord(tx, 'jobOffers', offer))
  }

  async #push(applicationId: string, event: ApplicationEvent, by: string): Promise<boolean> {
    const application = (await this.#application(applicationId))!
    const scope =
      by === 'host-1'
        ? { deviceId: by, siteId: this.#siteId, role: 'host' as const }
        : { deviceId: by, siteId: this.#siteId, role: 'employer' as const, employerId: this.#employerId }
    const author = { deviceId: by, now: this.#clock.now() }
    const document = revised(application, author, { events: [...application.events, event] })
    const row = { collection: 'applications', id: applicationId, document, assumedRev: application.rev }
    const [result] = await pushAs(this.#parts, scope, [row])
    return result!.outcome === 'accepted'
  }

  async #add(applicationId: string, event: ApplicationEvent): Promise<void> {
    const application = (await this.#application(applicationId))!
    await this.#keep({ ...application, events: [...application.events, event] })
  }

  #keep(application: Application): Promise<unknown> {
    const { store, receipts } = this.#parts
    const kept = withReceipts(revised(application, byServer(this.#clock.now())), receipts, this.#clock.now())
    return store.transaction((tx) => keepRecord(tx, 'applications', kept))
  }

  #application(id: string): Promise<Application | undefined> {
    return this.#parts.store.read((view) => view.record('applications', id, this.#siteId))
  }

  #head(id: string) {
    const now = this.#clock.now()
    return { id, siteId: this.#siteId, rev: '1', at: now, by: 'desk', employerId: this.#employerId }
  }

  #stands(file: ToldFile, eventId: string): boolean {
    const isWrong = file.foundWrong.has(eventId) && !file.lifted.has(eventId)
    return !file.takenBack.has(eventId) && !isWrong
  }

  /** The files as they count by all that was told. */
  #counted(): ScoredFile[] {
    return this.#files.map((file) => {
      const { id, candidate, receivedAt, withdrawals, acts } = file
      // Whoever was asked to withdraw was not answered, and did not withdraw.
      if (withdrawals.some((one) => !this.#stands(file, one.id)))
        return { id, candidate, receivedAt, events: [] }
      const first = withdrawals.map(({ at }) => at).sort((a, b) => a - b)[0]
      return {
        ...{ id, candidate, receivedAt, events: acts.filter((act) => this.#stands(file, act.id)) },
        ...(first === undefined ? {} : { withdrawnAt: first }),
      }
    })
  }

  async #compare(step: string): Promise<void> {
    await this.#runner.idle()
    if (this.#files.length === 0) return
    const employer = await this.#parts.store.read((view) => employerOf(view, this.#employerId))
    const shown = figuresOf(employer?.reciprokPreview)
    const counted = JSON.stringify(naiveFigures(this.#counted(), this.#clock.now()))
    this.#report.compared += 1
    if (shown !== counted) throw new Error(`step ${step}: shown ${shown}, counted ${counted}`)
    if (shown !== this.#shown) this.#report.moved += 1
    this.#shown = shown
  }
}

const isEnd = (type: string) => ['refused', 'hired', 'candidate-declined'].includes(type)

function figuresOf(score: ReciprokScore | undefined): string {
  if (!score) return 'nothing'
  const { points, counted, answered, people, medianDays = null } = score
  return JSON.stringify({ points, counted, answered, people, medianDays })
}
