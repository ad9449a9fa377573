import { sameValue } from '../record/content.ts'
import { hashOf } from '../text/hash-of.ts'
import type { Employer } from './employer.ts'
import { jobOfferStatus, type JobOffer } from './job-offer.ts'
import { isEmployerOf } from './mandate.ts'
import {
  MOST_CRITERIA,
  offerColumns,
  type OfferColumn,
  type OfferRow,
  type OfferRowRefusal,
  type ReadRow,
  type ToldCriterion,
} from './offer-row.ts'
import { unpublishableField } from './offer-wording.ts'
import {
  fieldOfMissing,
  missingForCandidates,
  missingToPublish,
  type MissingReason,
  type ToldOffer,
} from './publication.ts'

/** A line of a file of offers, as it was read; `null`: it is no line at all. */
export interface FileLine {
  line: number
  row: ReadRow | null
}

export interface RefusedLine {
  line: number
  /**
   * `broken-line`: it has more or fewer cells than headings, or quotation marks that never end. `unknown-employer`:
   * no employer of the site has this SIREN. `twice`: an earlier line of the file has its reference. `closed`: the
   * offer was closed here. `protected-words`: it is published, and the law protects what it says now. `unclear`: it is
   * published, and candidates would no longer read what this column said.
   */
  reason:
    | OfferRowRefusal['reason']
    | 'broken-line'
    | 'unknown-employer'
    | 'twice'
    | 'closed'
    | 'protected-words'
    | 'unclear'
  column?: OfferColumn
}

/** What a file would do here. Nothing is published by it: new offers are drafts. */
export interface OfferImport {
  made: ({ id: string } & Pick<JobOffer, 'employerId' | 'criteria' | 'seats'> & OfferRow['fields'])[]
  /** Also what was changed by hand since: it is shown before it is written. */
  changed: { id: string; title: string; changes: Partial<JobOffer>; before: Partial<JobOffer> }[]
  /** Lines that say what is known already. */
  same: number
  /** Lines that make or change drafts, with what these still lack to be published. */
  unready: { line: number; missing: MissingReason[] }[]
  refused: RefusedLine[]
}

/** Fields that an empty or missing cell leaves as they are. */
const told = [
  ...(['title', 'description', 'town', 'contract', 'hours', 'pay', 'romeCode', 'seats'] as const),
  'criteria',
] as const
type Told = (typeof told)[number]

/** The offers of a file at a site, decided line by line: thousands at once would hold the screen. */
export class PlannedImport {
  readonly plan: OfferImport = { made: [], changed: [], same: 0, unready: [], refused: [] }
  readonly #site: string
  readonly #bySiren: ReadonlyMap<string, string>
  readonly #known: ReadonlyMap<string, JobOffer>
  readonly #seen = new Set<string>()

  constructor(siteId: string, employers: readonly Employer[], offers: readonly JobOffer[]) {
    this.#site = hashOf(siteId).toString(36)
    this.#bySiren = new Map(
      employers.flatMap((one) =>
        one.siren && isEmployerOf(one, siteId) ? [[one.siren, one.id] as const] : [],
      ),
    )
    this.#known = new Map(offers.map((offer) => [offer.id, offer]))
  }

  /**
   * Decides what a line becomes: a new draft, a change of the offer that an earlier file made under the same reference,
   * nothing, or a refusal that says why. A line that is refused stops no other.
   */
  decide({ line, row }: FileLine): void {
    const refused = (reason: RefusedLine['reason'], column?: OfferColumn) =>
      void this.plan.refused.push({ line, reason, ...(column ? { column } : {}) })
    if (!row) return refused('broken-line')
    if (!row.ok) return refused(row.reason, row.column)
    const { reference, siren, fields, criteria } = row.value
    // Two sites may import one file of an employer that works with both: their offers are two.
    const id = `${this.#site}.${siren}.${reference}`
    const employerId = this.#bySiren.get(siren)
    const before = this.#known.get(id)
    const isSeen = this.#seen.has(id)
    this.#seen.add(id)
    if (!employerId) return refused('unknown-employer', 'siren')
    if (isSeen) return refused('twice', 'reference')
    if (!before) {
      const made = { seats: 1, ...fields, id, employerId, criteria: criteriaAfter([], criteria) }
      this.plan.made.push(made)
      return this.#tellUnready(line, made)
    }
    if (jobOfferStatus(before) === 'closed') return refused('closed')
    const asked = { ...fields, criteria: criteriaAfter(before.criteria, criteria) }
    if (asked.criteria.length > MOST_CRITERIA) return refused('too-many')
    const changes = Object.fromEntries(
      told.flatMap((field) =>
        asked[field] === undefined || sameValue(asked[field], before[field]) ? [] : [[field, asked[field]]],
      ),
    )
    const changed = { ...before, ...changes }
    const unclear = unclearColumn(changed, before)
    if (Object.keys(changes).length === 0) this.plan.same += 1
    else if (unpublishableField(changed, before)) refused('protected-words')
    else if (unclear) refused('unclear', unclear)
    else {
      if (jobOfferStatus(before) === 'draft') this.#tellUnready(line, changed)
      const present = Object.fromEntries(Object.keys(changes).map((field) => [field, before[field as Told]]))
      this.plan.changed.push({ id, title: before.title, changes, before: present })
    }
  }

  #tellUnready(line: number, offer: ToldOffer): void {
    const missing = missingForCandidates(offer)
    if (missing.length > 0) this.plan.unready.push({ line, missing })
  }
}

/**
 * The criteria of an offer once a file was read. Of a kind of which it says nothing all stay; of the others those that it
 * names, a known one as it is here: a refusal points at its id, and a page at the skill it was tied to by hand.
 */
function criteriaAfter(before: JobOffer['criteria'], asked: readonly ToldCriterion[]): JobOffer['criteria'] {
  const kinds = new Set(asked.map(({ kind }) => kind))
  const isAsked = ({ kind, label }: ToldCriterion) =>
    asked.some((one) => one.kind === kind && one.label === label)
  const kept = before.filter((one) => !kinds.has(one.kind) || isAsked(one))
  const fresh = asked.filter(
    ({ kind, label }) => !kept.some((one) => one.kind === kind && one.label === label),
  )
  return [
    ...kept,
    ...fresh.map((one) => ({ id: `f${hashOf(`${one.kind} ${one.label}`).toString(36)}`, ...one })),
  ]
}

/** The column by which an open offer would lose what candidates read of it. */
function unclearColumn(told: JobOffer, before: JobOffer): OfferColumn | undefined {
  const [reason] = missingToPublish(told, before)
  const field = reason && fieldOfMissing[reason]
  return offerColumns.find((column) => column === (field === 'romeCode' ? 'rome' : field))
}
