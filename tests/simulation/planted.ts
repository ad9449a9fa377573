import { firstToNotice, type Known } from './first-to-notice.ts'
import { simulate, soundParts, type Parts } from './simulation.ts'
import type { StoryMix } from './story-mix.ts'
import type { Violation } from './violation.ts'

/** Puts a mistake into what ships; what it answers takes it out again. */
export type Plant = () => () => void

export type Planted = Known & { plant: Plant }
/** The same, made in a part of the world that stands around what ships. */
export type PlantedIn<Part extends keyof Parts> = Known & Readonly<Pick<Parts, Part>>

/** Stories without any mistake, each of which many mistakes are held against. */
const soundly = new Map<string, Promise<readonly Violation[]>>()

function tellSoundly(seed: number, mix: StoryMix): Promise<readonly Violation[]> {
  const key = `${seed} ${JSON.stringify(mix)}`
  const told = soundly.get(key) ?? simulate(seed, soundParts, mix).then(({ violations }) => violations)
  soundly.set(key, told)
  return told
}

/** The seed of the first story of these that notices a mistake, and shows nothing without it; `null`: none does. */
export function noticing(
  mistake: string,
  { plant, breaks, story, ...parts }: Known & { plant?: Plant } & Partial<Parts>,
  { mixOf, most }: { mixOf: (seed: number) => StoryMix; most: number },
): Promise<number | null> {
  const planted = async (seed: number) => {
    // Anew for each story: a mistake that counts shows in the same ones, whichever were told before.
    const takeOut = plant?.()
    try {
      return (await simulate(seed, { ...soundParts, ...parts }, mixOf(seed))).violations
    } finally {
      takeOut?.()
    }
  }
  const sound = (seed: number) => tellSoundly(seed, mixOf(seed))
  return firstToNotice(mistake, { breaks, story, most }, { planted, sound })
}
