import { sameValue } from '../record/content.ts'
import { revised, stamped, type Author } from '../record/write.ts'
import { departmentNames, departments, type Department } from '../sites/departments.ts'
import { addDays, type Day } from '../time.ts'
import type { CompetenceProfile } from './profile.ts'

/** Parts of the day and of the week in which somebody can work. */
export const workTimes = ['early', 'day', 'evening', 'night', 'weekend'] as const
type WorkTime = (typeof workTimes)[number]

/** Categories of the French driving licence that jobs ask for. */
export const drivingLicences = ['am', 'a', 'b', 'c', 'd'] as const
type DrivingLicence = (typeof drivingLicences)[number]

/** How far from the place somebody can go to work, in kilometres: bands, so that no address is in them. */
export const travelBands = [5, 10, 20, 50] as const
type TravelBand = (typeof travelBands)[number]

/** How soon somebody can start, with the days that each gives them. */
const startBands = { now: 0, month: 30, quarter: 90 } as const
type StartBand = keyof typeof startBands
const startings = Object.keys(startBands) as StartBand[]

/** What else the law or the insurer of a job asks its worker to hold; titles and diplomas are none of it. */
export const workPermits = [
  'driver-card',
  'forklift',
  'platform',
  'digger',
  'electrical',
  'first-aid',
  'security',
  'hygiene',
  'plant-products',
] as const
type WorkPermit = (typeof workPermits)[number]

/** In so many departments somebody says that they would work: more tell nothing of where. */
export const MOST_DEPARTMENTS = 5

/**
 * One term of work as a search names it; `within:10` is met by whoever goes ten kilometres or further, `start:month` by
 * whoever can start in a month or sooner.
 */
export type TermKey = ShortTermKey | `in:${Department}`
/** All but departments, of which there are too many for a list. */
type ShortTermKey =
  | `start:${StartBand}`
  | `when:${WorkTime}`
  | `licence:${DrivingLicence}`
  | `permit:${WorkPermit}`
  | `within:${TravelBand}`

/** What somebody said of when, where and with which licence they can work; nothing of it is asked of anybody. */
export interface WorkTerms {
  times: readonly WorkTime[]
  licences: readonly DrivingLicence[]
  within?: TravelBand | undefined
  /** The day by which they can start: what is "within a month" today is "right away" in a month. */
  startsBy?: Day | undefined
  permits: readonly WorkPermit[]
  /** Where they would work, in the order of their numbers; not where they live, which nobody asks. */
  departments: readonly Department[]
}

export const noTerms: WorkTerms = { times: [], licences: [], permits: [], departments: [] }

/** Terms that a search asks for as one of a short list. */
export const shortTermKeys: readonly ShortTermKey[] = [
  ...startings.map((band): ShortTermKey => `start:${band}`),
  ...workTimes.map((time): ShortTermKey => `when:${time}`),
  ...drivingLicences.map((licence): ShortTermKey => `licence:${licence}`),
  ...workPermits.map((permit): ShortTermKey => `permit:${permit}`),
  ...travelBands.map((band): ShortTermKey => `within:${band}`),
]
/** Terms that name a department. */
export const departmentKeys = departments.map((number): TermKey => `in:${number}`)
export const termKeys: readonly TermKey[] = [...shortTermKeys, ...departmentKeys]

/** What each term is called, beginning small, as one thing of a list that is asked for. */
export const termNames: Readonly<Record<TermKey, { fr: string; en: string }>> = {
  'start:now': { fr: 'début tout de suite', en: 'start right away' },
  'start:month': { fr: 'début d’ici un mois', en: 'start within a month' },
  'start:quarter': { fr: 'début d’ici trois mois', en: 'start within three months' },
  'when:early': { fr: 'tôt le matin', en: 'early morning' },
  'when:day': { fr: 'en journée', en: 'daytime' },
  'when:evening': { fr: 'le soir', en: 'evenings' },
  'when:night': { fr: 'la nuit', en: 'nights' },
  'when:weekend': { fr: 'le week-end', en: 'weekends' },
  'licence:am': { fr: 'permis AM (scooter)', en: 'moped licence (AM)' },
  'licence:a': { fr: 'permis A (moto)', en: 'motorbike licence (A)' },
  'licence:b': { fr: 'permis B (voiture)', en: 'car licence (B)' },
  'licence:c': { fr: 'permis C (poids lourd)', en: 'lorry licence (C)' },
  'licence:d': { fr: 'permis D (autocar)', en: 'coach licence (D)' },
  'permit:driver-card': { fr: 'carte de conducteur (FIMO)', en: 'professional driver card (FIMO)' },
  'permit:forklift': { fr: 'CACES chariot (R489)', en: 'forklift permit (CACES R489)' },
  'permit:platform': { fr: 'CACES nacelle (R486)', en: 'lift platform permit (CACES R486)' },
  'permit:digger': { fr: 'CACES engins de chantier (R482)', en: 'site machine permit (CACES R482)' },
  'permit:electrical': { fr: 'habilitation électrique', en: 'electrical authorisation' },
  'permit:first-aid': { fr: 'secourisme au travail (SST)', en: 'first aid at work (SST)' },
  'permit:security': { fr: 'carte de sécurité privée (CNAPS)', en: 'private security card (CNAPS)' },
  'permit:hygiene': { fr: 'hygiène alimentaire (HACCP)', en: 'food hygiene (HACCP)' },
  'permit:plant-products': { fr: 'Certiphyto', en: 'plant protection permit (Certiphyto)' },
  'within:5': { fr: 'jusqu’à 5 km', en: 'up to 5 km' },
  'within:10': { fr: 'jusqu’à 10 km', en: 'up to 10 km' },
  'within:20': { fr: 'jusqu’à 20 km', en: 'up to 20 km' },
  'within:50': { fr: 'jusqu’à 50 km', en: 'up to 50 km' },
  ...(Object.fromEntries(
    departments.map((number) => {
      const name = `${departmentNames[number]} (${number})`
      return [`in:${number}`, { fr: name, en: name }]
    }),
  ) as Record<`in:${Department}`, { fr: string; en: string }>),
}

export function isTermKey(key: string): key is TermKey {
  return Object.hasOwn(termNames, key)
}

/** Terms of which devices of protocol 14, and the consent of those days, know. */
export function isFirstTerm(key: TermKey): boolean {
  return /^(when|licence|within):/u.test(key)
}

/** Every term that is met on a day by what somebody said. */
export function termsMet(terms: WorkTerms, today: Day): TermKey[] {
  const { times, licences, permits, within } = terms
  return [
    ...startings.filter((band) => canStart(terms, band, today)).map((band): TermKey => `start:${band}`),
    ...times.map((time): TermKey => `when:${time}`),
    ...licences.map((licence): TermKey => `licence:${licence}`),
    ...permits.map((permit): TermKey => `permit:${permit}`),
    ...travelBands
      .filter((band) => within !== undefined && band <= within)
      .map((band): TermKey => `within:${band}`),
    ...terms.departments.map((number): TermKey => `in:${number}`),
  ]
}

/** The same, each thing once and in one order: the widest way and the nearest start alone, as they are read. */
export function termsSaid(terms: WorkTerms, today: Day): TermKey[] {
  const met = new Set(termsMet(terms, today))
  const start = startings.find((band) => met.has(`start:${band}`))
  return termKeys.filter((key) => {
    if (key.startsWith('start:')) return key === `start:${start}`
    if (key.startsWith('within:')) return key === `within:${terms.within}`
    return met.has(key)
  })
}

/** What a page says of them now. */
export function termsOf({
  workTerms,
  workScope,
}: Pick<CompetenceProfile, 'workTerms' | 'workScope'>): WorkTerms {
  const { times, licences, within } = workTerms ?? noTerms
  const { startsBy, permits, departments: said } = workScope ?? noTerms
  return {
    ...{ times, licences, permits, departments: said },
    ...(within === undefined ? {} : { within }),
    ...(startsBy === undefined ? {} : { startsBy }),
  }
}

/**
 * The page with what was said of them last; with nothing said, what stood there is taken back. They stand in two fields:
 * `workTerms` is written whole by kiosks that know no others, and what changed in one is no last word on the other.
 */
export function withTerms(profile: CompetenceProfile, terms: WorkTerms, author: Author): CompetenceProfile {
  const before = termsOf(profile)
  const saidAt = stamped(profile.rev, author).rev
  const { times, licences, within, startsBy, permits } = terms
  const firstPart = (all: WorkTerms) => [all.times, all.licences, all.within]
  const otherPart = (all: WorkTerms) => [all.startsBy, all.permits, all.departments]
  return revised(profile, author, {
    ...(sameValue(firstPart(before), firstPart(terms))
      ? {}
      : {
          workTerms: {
            ...{ times: [...times], licences: [...licences], saidAt },
            ...(within === undefined ? {} : { within }),
          },
        }),
    ...(sameValue(otherPart(before), otherPart(terms))
      ? {}
      : {
          workScope: {
            ...{ permits: [...permits], departments: [...terms.departments], saidAt },
            ...(startsBy === undefined ? {} : { startsBy }),
          },
        }),
  })
}

/**
 * What is said once this term is touched: most come or go, one band takes the place of another. A department beyond the
 * most that are said changes nothing.
 */
export function toggled(terms: WorkTerms, key: TermKey, today: Day): WorkTerms {
  const [kind, value] = key.split(':') as [string, string]
  const isSaid = termsSaid(terms, today).includes(key)
  const without = <T extends string>(all: readonly T[]) =>
    all.includes(value as T) ? all.filter((one) => one !== value) : [...all, value as T]
  switch (kind) {
    case 'start':
      return { ...terms, startsBy: isSaid ? undefined : addDays(today, startBands[value as StartBand]) }
    case 'within':
      return { ...terms, within: isSaid ? undefined : (Number(value) as TravelBand) }
    case 'when':
      return { ...terms, times: without(terms.times) }
    case 'licence':
      return { ...terms, licences: without(terms.licences) }
    case 'permit':
      return { ...terms, permits: without(terms.permits) }
    default: {
      const said = without(terms.departments)
      if (said.length > MOST_DEPARTMENTS) return terms
      return { ...terms, departments: departments.filter((number) => said.includes(number)) }
    }
  }
}

function canStart({ startsBy }: WorkTerms, band: StartBand, today: Day): boolean {
  return startsBy !== undefined && startsBy <= addDays(today, startBands[band])
}
