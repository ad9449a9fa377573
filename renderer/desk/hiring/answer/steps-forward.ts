import {
  refusalLine,
  type RefusalCode,
  type StepForwardKind,
} from '../../../../domain/hiring/refusal-grid.ts'
import type { StepForward } from '../../../../domain/hiring/application.ts'
import type { OfferCriterion } from '../../../../domain/hiring/job-offer.ts'

/** What this desk knows that could help a candidate further. */
export interface StepSources {
  /** The other open offers of the employer. */
  offers: readonly { id: string; title: string }[]
  challenges: readonly { id: string; title: string }[]
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
  const item = (kind: 'offer' | 'challenge') => (found: { id: string; title: string }) => ({
    kind,
    itemId: found.id,
    words: t(`hiring.stepWords.${kind}`, { title: found.title }),
  })
  return kinds.flatMap((kind): StepForward[] => {
    switch (kind) {
      case 'offer':
        return sources.offers.slice(0, MOST_OF_A_KIND).map(item('offer'))
      case 'challenge':
        return sources.challenges.slice(0, MOST_OF_A_KIND).map(item('challenge'))
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

/** Kinds for which the employer writes the pointer. */
export function writtenKinds(code: RefusalCode | null): StepForwardKind[] {
  const kinds = code === null ? withoutReason : refusalLine(code).stepsForward
  const written = kinds.filter((kind) => kind === 'training' || kind === 'resource')
  return [...written, 'words']
}
