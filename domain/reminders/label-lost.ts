import { hasLabel } from '../hiring/reciprok-label.ts'
import type { Instant } from '../time.ts'
import type { ReminderFacts } from './reminder-facts.ts'

/** The Monday since which the employer is rated and has no label; null: it has one, or is not rated. */
export function labelLostAt(publications: ReminderFacts['publications']): Instant | null {
  let lostAt: Instant | null = null
  for (const { monday, grade } of [...publications].sort((a, b) => a.monday - b.monday)) {
    const isLost = Boolean(grade) && !hasLabel(grade ?? undefined)
    lostAt = isLost ? (lostAt ?? monday) : null
  }
  return lostAt
}
