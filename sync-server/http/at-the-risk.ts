import { takeTry, type TryLimit } from '../accounts/attempts.ts'
import type { ServerParts } from '../server-parts.ts'
import { refusal, rateLimited, type Refusal } from './route.ts'

/** Tries something secret within its limits; the one answer to any failure is `wrong-credentials`. */
export async function atTheRisk<T>(
  parts: ServerParts,
  limits: readonly TryLimit[],
  work: () => Promise<T | null>,
): Promise<T | Refusal<'wrong-credentials' | 'too-many-requests'>> {
  const attempt = await takeTry(parts, limits)
  if (!attempt.allowed) return rateLimited(attempt.retryAfter)
  const value = await work()
  if (value === null) return refusal('wrong-credentials')
  await attempt.succeeded()
  return value
}
