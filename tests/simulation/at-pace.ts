import { vi } from 'vitest'
import { simulate, soundParts, type RunReport } from './simulation.ts'
import type { StoryMix } from './story-mix.ts'

const worksOnThreads = [
  'generateKey',
  'exportKey',
  'importKey',
  'deriveBits',
  'digest',
  'encrypt',
  'decrypt',
  'sign',
] as const
/** How other threads, which seal, open and sign, come with what they are asked for. */
const paces = {
  /** Done before anything else goes on: a thread takes less than this for it. */
  atOnce: (work: Promise<unknown>) => {
    for (const until = performance.now() + 2; performance.now() < until;);
    return work
  },
  /** After everything else had its turn many times. */
  late: async (work: Promise<unknown>) => {
    const done = await work
    for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setImmediate(resolve))
    return done
  },
}

type Work = (...given: unknown[]) => Promise<unknown>

/** Tells these stories while other threads come at one pace: whatever it is, a seed tells the same. */
export async function tellAtPace(
  pace: keyof typeof paces,
  seeds: readonly number[],
  mixOf: (seed: number) => StoryMix,
): Promise<RunReport[]> {
  const subtle = crypto.subtle as unknown as Record<(typeof worksOnThreads)[number], Work>
  for (const name of worksOnThreads) {
    const work = subtle[name].bind(crypto.subtle)
    vi.spyOn(subtle, name).mockImplementation((...given) => paces[pace](work(...given)))
  }
  try {
    const reports: RunReport[] = []
    for (const seed of seeds) reports.push(await simulate(seed, soundParts, mixOf(seed)))
    return reports
  } finally {
    vi.restoreAllMocks()
  }
}
