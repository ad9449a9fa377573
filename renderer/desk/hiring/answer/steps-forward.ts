import {
  refusalLine,
  type RefusalCode,
  type StepForwardKind,
} from '../../../../domain/hiring/refusal-grid.ts'
import type { StepForward } from '../../../../domain/hiring/application.ts'
import type { JobOffer, OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import { offersWithout, type ProposedChallenge } from '../../../../domain/matching/steps-that-prove.ts'

/** What this desk knows that could help a candidate further. */
export interface StepSources {
  /** The other open offers of the employer. */
  offers: readonly (Pick<JobOffer, 'id' | 'title'> & Partial<Pick<JobOffer, 'criteria'>>)[]
  /** Close to the trade of the offer. */
  challenges: readonly { id: string; title: string }[]
  /** Those in which one can show what a criterion asks for, the best first; they go before those of the trade. */
  proving?: (criterion: OfferCriterion) => readonly ProposedChallenge[]
  /** What is chosen in a list, for one person: an employer of the place that would see them, a challenge to book. */
  lists?: Readonly<Record<ListedKind, readonly ListedStep[]>>
}

export const listedKinds = ['employer', 'challenge'] as const
export type ListedKind = (typeof listedKinds)[number]
export interface ListedStep {
  id: string
  label: string
  /** What the person reads of it, unless it is changed. */
  words?: string
}

/** Kinds proposed when a pointer is added without a reason. */
const withoutReason: readonly StepForwardKind[] = ['offer', 'challenge', 'host', 'words']
/** More than this many of one kind is a list to search, not a proposal. */
const MOST_OF_A_KIND = 3

type Translate = (key: string, named: Record<string, string>) => string

/**
 * Steps forward ready to keep, the most helpful first. Each carries words, so that the candidate reads it
 * wherever they are, and none is invented: kinds that need the employer's own words are not in the list.
 */
export function readySteps(
  code: RefusalCode | null,
  criterion: OfferCriterion | undefined,
  sources: StepSources,
  t: Translate,
): StepForward[] {
  const kinds = code === null ? withoutReason : refusalLine(code).stepsForward
  const proving = (criterion && sources.proving?.(criterion)) ?? []
  const item = (kind: 'offer' | 'challenge') => (found: { id: string; title: string }) => ({
    kind,
    itemId: found.id,
    words: t(`hiring.stepWords.${kind}`, { title: found.title }),
  })
  return kinds.flatMap((kind): StepForward[] => {
    switch (kind) {
      case 'offer':
        return offersWithout(
          sources.offers.map((offer) => ({ criteria: [], ...offer })),
          criterion,
        )
          .slice(0, MOST_OF_A_KIND)
          .map(item('offer'))
      case 'challenge':
        return (proving.length > 0 ? proving : sources.challenges)
          .slice(0, MOST_OF_A_KIND)
          .map(criterion && proving.length > 0 ? provingItem(criterion, t) : item('challenge'))
      case 'competence':
        return criterion?.kind === 'competence'
          ? [
              {
                kind,
                itemId: criterion.id,
                words: t('hiring.stepWords.competence', { label: criterion.label }),
              },
            ]
          : []
      case 'host':
        return [{ kind, words: t('hiring.stepWords.host', {}) }]
      default:
        return []
    }
  })
}

/** A challenge for one criterion: the person reads what it shows. Its day is not said: seats go, sessions move. */
function provingItem({ label }: OfferCriterion, t: Translate): (found: ProposedChallenge) => StepForward {
  return ({ id, title }) => ({
    kind: 'challenge',
    itemId: id,
    words: t('hiring.stepWords.proving', { title, label }),
  })
}

/** Kinds for which the employer writes the pointer. */
export function writtenKinds(code: RefusalCode | null): StepForwardKind[] {
  const kinds = code === null ? withoutReason : refusalLine(code).stepsForward
  const written = kinds.filter((kind) => kind === 'training' || kind === 'resource')
  return [...written, 'words']
}

/** A step as its choice shows it: its kind, and the title of what it points at. */
export function stepLabel({ kind, itemId, words }: StepForward, t: (key: string) => string): string {
  const title = itemId === undefined ? undefined : words?.match(/«\s*(.+?)\s*»/u)?.[1]
  return t(`hiring.answer.step.${kind}`) + (itemId === undefined ? '' : ` : ${title ?? ''}`)
}
