import { abilities } from '../../../domain/kit/abilities.ts'
import { readSentAbility, type EverydayAbility } from '../../../domain/hiring/sent-abilities.ts'
import { everydayAbilityWords } from '../../strings/everyday-abilities.ts'
import { useLanguages } from '../../strings/languages.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'

/** As many as an employer reads with attention, and as the record holds. */
export const MOST_ABILITIES = 8

const pictograms: Record<EverydayAbility, PictogramName> = {
  welcome: 'host',
  listen: 'ear',
  team: 'meet-people',
  organise: 'meeting',
  care: 'help',
  cook: 'pot',
  clean: 'broom',
  repair: 'hammer',
  carry: 'box',
  drive: 'wheel',
  count: 'coins',
  computer: 'computer',
  sell: 'basket',
  garden: 'watering-can',
  languages: 'language',
  teach: 'easy-read',
}

/** An ability in the language of the screen; words of an offer stay the employer's own. */
export function useAbilityWords() {
  const { spoken } = useLanguages()
  return (text: string): string => {
    const sent = readSentAbility(text)
    if (sent.kind === 'words') return sent.words
    const language = spoken.value
    return sent.kind === 'everyday'
      ? everydayAbilityWords[language][sent.ability]
      : abilities[sent.ability][language]
  }
}

/** The drawing of an ability; words of an offer have the one of all offers. */
export function abilityPictogram(text: string): PictogramName {
  const sent = readSentAbility(text)
  return sent.kind === 'everyday' ? pictograms[sent.ability] : 'offers'
}
