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

const PREFIX = 'ability:'

/** An ability as an application carries it: its code, which every reader reads in their language. */
export function abilityCode(ability: EverydayAbility): string {
  return `${PREFIX}${ability}`
}

/** The everyday ability of a code; `null` for words of an offer, or words kept by an older kiosk. */
export function everydayAbilityOf(text: string): EverydayAbility | null {
  if (!text.startsWith(PREFIX)) return null
  const code = text.slice(PREFIX.length)
  return everydayAbilities.find((ability) => ability === code) ?? null
}
