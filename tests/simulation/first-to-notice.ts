import type { PropertyName, Violation } from './violation.ts'

/** What a mistake may break: that something was thrown (S8) any mistake may bring about, and shows nothing of this one. */
export type Breakable = Exclude<PropertyName, 'S8'>

/** What is known of a mistake before it is planted. */
export interface Known {
  /** The properties that it breaks. A story that shows none of them did not notice it, whatever else it shows. */
  breaks: readonly Breakable[]
  /** The story that noticed it when it was planted last: told first, to spare the time of finding one again. */
  story: number
}

type Tell = (seed: number) => Promise<readonly Violation[]>

/**
 * The seed of the first story that notices a planted mistake: the one that did last, then the others in their order, at
 * most `most` of them. `null`: none does. A note that no longer holds is printed with the seed to write instead.
 * Rejects where the same story shows anything without the mistake as well: it may have noticed something else.
 */
export async function firstToNotice(
  mistake: string,
  { breaks, story, most }: Known & { most: number },
  { planted, sound }: Readonly<Record<'planted' | 'sound', Tell>>,
): Promise<number | null> {
  const notices = async (seed: number) => {
    if (!isNoticed(breaks, await planted(seed))) return false
    const [other] = await sound(seed)
    if (!other) return true
    throw new Error(`Story ${seed} shows ${other.property} without « ${mistake} »: ${other.detail}`)
  }
  if (await notices(story)) return story
  for (let seed = 1; seed <= most; seed++) {
    if (seed === story || !(await notices(seed))) continue
    console.log(`« ${mistake} » is noticed in story ${seed}, no longer in ${story}`)
    return seed
  }
  return null
}

/** What follows from an engine that threw says nothing of the mistake. */
function isNoticed(breaks: readonly Breakable[], violations: readonly Violation[]): boolean {
  const shown = new Set(violations.map(({ property }) => property))
  return !shown.has('S8') && breaks.some((property) => shown.has(property))
}
