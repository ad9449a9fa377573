import { revised, stamped, type Author } from '../record/write.ts'
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

/** One term of work as a search names it; `within:10` is met by whoever goes ten kilometres or further. */
export type TermKey = `when:${WorkTime}` | `licence:${DrivingLicence}` | `within:${TravelBand}`

/** What somebody said of when, how far and with which licence they can work; nothing of it is asked of anybody. */
export interface WorkTerms {
  times: readonly WorkTime[]
  licences: readonly DrivingLicence[]
  within?: TravelBand | undefined
}

export const noTerms: WorkTerms = { times: [], licences: [] }

export const termKeys: readonly TermKey[] = [
  ...workTimes.map((time): TermKey => `when:${time}`),
  ...drivingLicences.map((licence): TermKey => `licence:${licence}`),
  ...travelBands.map((band): TermKey => `within:${band}`),
]

/** What each term is called, beginning small, as one thing of a list that is asked for. */
export const termNames: Readonly<Record<TermKey, { fr: string; en: string }>> = {
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
  'within:5': { fr: 'jusqu’à 5 km', en: 'up to 5 km' },
  'within:10': { fr: 'jusqu’à 10 km', en: 'up to 10 km' },
  'within:20': { fr: 'jusqu’à 20 km', en: 'up to 20 km' },
  'within:50': { fr: 'jusqu’à 50 km', en: 'up to 50 km' },
}

export function isTermKey(key: string): key is TermKey {
  return Object.hasOwn(termNames, key)
}

/** Every term that is met by what somebody said. */
export function termsMet({ times, licences, within }: WorkTerms): TermKey[] {
  return [
    ...times.map((time): TermKey => `when:${time}`),
    ...licences.map((licence): TermKey => `licence:${licence}`),
    ...travelBands
      .filter((band) => within !== undefined && band <= within)
      .map((band): TermKey => `within:${band}`),
  ]
}

/** The same, each thing once and in one order: the widest band alone, as it is read. */
export function termsSaid({ times, licences, within }: WorkTerms): TermKey[] {
  return [
    ...workTimes.filter((time) => times.includes(time)).map((time): TermKey => `when:${time}`),
    ...drivingLicences
      .filter((licence) => licences.includes(licence))
      .map((licence): TermKey => `licence:${licence}`),
    ...(within === undefined ? [] : [`within:${within}` as const]),
  ]
}

/** What a page says of them now. */
export function termsOf({ workTerms }: Pick<CompetenceProfile, 'workTerms'>): WorkTerms {
  return workTerms ?? noTerms
}

/** The page with what was said of them last; with nothing said, what stood there is taken back. */
export function withTerms(
  profile: CompetenceProfile,
  { times, licences, within }: WorkTerms,
  author: Author,
): CompetenceProfile {
  const saidAt = stamped(profile.rev, author).rev
  return revised(profile, author, {
    workTerms: {
      ...{ times: [...times], licences: [...licences], saidAt },
      ...(within === undefined ? {} : { within }),
    },
  })
}

/** What is said once this term is touched: a time or a licence comes or goes, one band takes the place of another. */
export function toggled(terms: WorkTerms, key: TermKey): WorkTerms {
  const [kind, value] = key.split(':') as [string, string]
  if (kind === 'within') {
    const band = Number(value) as TravelBand
    return { ...terms, within: terms.within === band ? undefined : band }
  }
  const without = <T extends string>(all: readonly T[]) =>
    all.includes(value as T) ? all.filter((one) => one !== value) : [...all, value as T]
  return kind === 'when'
    ? { ...terms, times: without(terms.times) }
    : { ...terms, licences: without(terms.licences) }
}
