import type { ServerParts } from '../server-parts.ts'
import { TokenBuckets, type Pace } from './token-bucket.ts'

/** Counts how fast somebody asks. */
export interface PaceKeeper {
  /** Seconds to wait before the next request of this key, or 0 when this one may pass. */
  take(key: string): Promise<number>
}

/**
 * A pace that each key may ask at, whichever server it asks: counted together where there may be several, and in the
 * memory of the one otherwise. `name`: of this pace alone.
 */
export function keepPace(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  name: string,
  pace: Pace,
): PaceKeeper {
  const { take } = store.peers
  if (take) return { take: (key) => take(`${name} ${key}`, pace) }
  const buckets = new TokenBuckets(pace, clock)
  return { take: async (key) => buckets.take(key) }
}
