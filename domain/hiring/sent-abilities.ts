import { abilities, type AbilityCode } from '../kit/abilities.ts'

/** Plain things that people can do, from life as from work; their words are in the texts of the surfaces. */
export const everydayAbilities = [
  'welcome',
  'listen',
  'team',
  'organise',
  'care',
  'cook',
  'clean',
  'repair',
  'carry',
  'drive',
  'count',
  'computer',
  'sell',
  'garden',
  'languages',
  'teach',
] as const
export type EverydayAbility = (typeof everydayAbilities)[number]

const EVERYDAY = 'ability:'
const OBSERVED = 'observed:'

/** An everyday ability as an application carries it: its code, which every reader reads in their language. */
export function abilityCode(ability: EverydayAbility): string {
  return `${EVERYDAY}${ability}`
}

/** An ability that was observed in a challenge, as an application carries it. */
export function observedCode(ability: AbilityCode): string {
  return `${OBSERVED}${ability}`
}

/** What one line of the abilities that were sent says. */
export type SentAbility =
  | { kind: 'everyday'; ability: EverydayAbility }
  | { kind: 'observed'; ability: AbilityCode }
  /** The words of an offer, or of a kiosk that kept words before there were codes. */
  | { kind: 'words'; words: string }

export function readSentAbility(text: string): SentAbility {
  const everyday = everydayAbilities.find((ability) => text === abilityCode(ability))
  if (everyday) return { kind: 'everyday', ability: everyday }
  const observed = text.slice(OBSERVED.length)
  if (text.startsWith(OBSERVED) && Object.hasOwn(abilities, observed))
    return { kind: 'observed', ability: observed as AbilityCode }
  return { kind: 'words', words: text }
}
