import type { Application, ApplicationEventType } from '../../../domain/hiring/application.ts'
import type { ExplainedScore, FirstEvents, ScoreLine } from '../../../domain/hiring/reciprok-score.ts'

export const creditParts = ['answer', 'followUp', 'qualification', 'recommendation'] as const
export type CreditPart = (typeof creditParts)[number]

/** Where the points of one part come from: the act that earned them, or why there is none. */
export interface PartSource {
  part: CreditPart
  /** 30 or 20. */
  rate: number
  /** 100, 75, 50 or 0. */
  value: number
  credit: number
  act?: { type: ApplicationEventType; day: number }
}

/** One row of the arithmetic: the application, its points, and each act behind them. */
export interface ArithmeticRow {
  line: ScoreLine
  application: Application | undefined
  sources: PartSource[]
}

const rates: Record<CreditPart, number> = { answer: 30, followUp: 30, qualification: 20, recommendation: 20 }
const acts: Record<CreditPart, keyof FirstEvents> = {
  answer: 'decision',
  followUp: 'conclusion',
  qualification: 'qualification',
  recommendation: 'recommendation',
}

/** Every point of a score opened down to the acts that made it, in the order of reception. */
export function arithmeticRows(
  explained: ExplainedScore,
  applications: readonly Application[],
): ArithmeticRow[] {
  const byId = new Map(applications.map((application) => [application.id, application]))
  return explained.lines.map((line) => {
    const application = byId.get(line.applicationId)
    return {
      line,
      application,
      sources: creditParts.map((part) => {
        // Going on without an end yet is followed up by the decision itself, as long as there is time.
        const dated = line.because[acts[part]] ?? (part === 'followUp' ? line.because.decision : undefined)
        const event = application?.events.find(({ id }) => id === dated?.eventId)
        return {
          part,
          rate: rates[part],
          value: line[part] / rates[part],
          credit: line[part],
          ...(dated && event ? { act: { type: event.type, day: dated.day } } : {}),
        }
      }),
    }
  })
}
