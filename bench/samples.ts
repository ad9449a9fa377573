import type { Row } from './row.ts'

/** The value that this share (0 to 1) of the samples does not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

/** Takes samples one after the other: `count` of them, or fewer once `patience` milliseconds have gone. */
export async function sample<T>(
  count: number,
  patience: number,
  take: (index: number) => Promise<T>,
): Promise<T[]> {
  const end = performance.now() + patience
  const taken: T[] = []
  while (taken.length < count && performance.now() < end) taken.push(await take(taken.length))
  return taken
}

/** One line about milliseconds that were measured many times. */
export function timeRow(what: string, samples: readonly number[], share: number, limit?: number): Row {
  const value = percentile(samples, share)
  return { what: `${what}, p${share * 100}`, value, unit: 'ms', ...(limit === undefined ? {} : { limit }) }
}
