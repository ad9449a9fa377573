import type { ApplicationEvent, ApplicationEventType } from './application.ts'

/**
 * What hosts found about an event of an application, and what the employer said against it: told by the server alone,
 * in this order. `contest-lifted` takes `contest-upheld` back.
 */
export const contestFacts = [
  'contest-upheld',
  'contest-appealed',
  'contest-confirmed',
  'contest-lifted',
] as const satisfies readonly ApplicationEventType[]
export type ContestFact = (typeof contestFacts)[number]

const known: ReadonlySet<ApplicationEventType> = new Set(contestFacts)

export function isContestFact({ type }: Pick<ApplicationEvent, 'type'>): boolean {
  return known.has(type)
}

/** What was found last about an event; `null`: nothing was. */
export function contestFactAbout(events: readonly ApplicationEvent[], eventId: string): ContestFact | null {
  const told = new Set(events.filter(({ about }) => about === eventId).map(({ type }) => type))
  return contestFacts.findLast((fact) => told.has(fact)) ?? null
}

/** Whether hosts found that an event is not what it says: an answer counts for nothing, a withdrawal was asked for. */
export function isFoundWrong(
  events: readonly ApplicationEvent[],
  { id }: Pick<ApplicationEvent, 'id'>,
): boolean {
  let isWrong = false
  for (const { about, type } of events) {
    if (about !== id) continue
    if (type === 'contest-lifted') return false
    if (type === 'contest-upheld') isWrong = true
  }
  return isWrong
}
