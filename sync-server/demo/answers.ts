import type { Answer } from '../../domain/hiring/answer-application.ts'
import type { StepForward } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { criteriaFor } from '../../domain/hiring/refusal-grid.ts'
import type { Tone } from '../../domain/hiring/letter/tones.ts'
import type { RefusalReason } from '../../domain/hiring/refusal-reason.ts'
import { addDays, parisDay, type Instant } from '../../domain/time.ts'
import type { DemoData, Manners } from './demo-data.ts'
import type { Random } from './random.ts'

/** Who explains most is warm, and who explains little keeps to forms. */
function toneOf({ explains }: Manners): Tone {
  if (explains >= 0.7) return 'warm'
  return explains >= 0.4 ? 'plain' : 'formal'
}

/** What employers of the demo answer, by their manners. */
export class Answers {
  readonly #random: Random
  readonly #words: DemoData['words']

  constructor({ random, words }: { random: Random; words: DemoData['words'] }) {
    this.#random = random
    this.#words = words
  }

  refusal(offer: JobOffer, manners: Manners): Answer & { kind: 'refuse' } {
    const random = this.#random
    const reason = random.chance(manners.explains)
      ? this.explained(offer)
      : random.pick<RefusalReason>([{ code: 'position_filled' }, { code: 'recruitment_stopped' }])
    return { kind: 'refuse', tone: toneOf(manners), reasons: [reason], ...this.#pointer(manners) }
  }

  /** A reason that points at one of the offer's criteria. */
  explained(offer: JobOffer): RefusalReason {
    const random = this.#random
    const codes = random.shuffled(['skill_missing', 'other_profile_closer', 'regulated_title'] as const)
    const code = codes.find((candidate) => criteriaFor(candidate, offer.criteria).length > 0)!
    return { code, criterionId: random.pick(criteriaFor(code, offer.criteria)).id }
  }

  pursuit(manners: Manners, at: Instant): Answer & { kind: 'pursue' } {
    const random = this.#random
    const nextStep = {
      what: random.pick(this.#words.firstMeetings),
      ...(random.chance(manners.explains)
        ? {
            kind: random.pick(['meeting', 'trial', 'visit'] as const),
            on: addDays(parisDay(at), random.between(4, 9)),
            time: `${String(random.between(9, 17)).padStart(2, '0')}:${random.pick(['00', '30'])}`,
          }
        : {}),
    }
    return { kind: 'pursue', tone: toneOf(manners), nextStep, ...this.#pointer(manners) }
  }

  /** How what was accepted ends. */
  conclusion(offer: JobOffer, manners: Manners): Answer {
    const random = this.#random
    if (random.chance(0.45))
      return { kind: 'hire', tone: toneOf(manners), message: random.pick(this.#words.hiredWords) }
    return random.chance(0.15) ? { kind: 'note-decline' } : this.refusal(offer, manners)
  }

  pointer(): StepForward {
    return { kind: 'words', words: this.#random.pick(this.#words.pointers) }
  }

  #pointer({ points }: Manners): { stepForward?: StepForward } {
    return this.#random.chance(points) ? { stepForward: this.pointer() } : {}
  }
}
