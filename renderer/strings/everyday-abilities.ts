import type { EverydayAbility } from '../../domain/hiring/sent-abilities.ts'
import type { Language } from '../../domain/language.ts'

/**
 * Everyday abilities in the words of each reader: the candidate who picks them, the employer who reads them.
 * An application carries their codes (domain/hiring/sent-abilities.ts).
 */
export const everydayAbilityWords = {
  fr: {
    welcome: 'Accueillir, être souriant',
    listen: 'Écouter les autres',
    team: 'Travailler en équipe',
    organise: 'M’organiser',
    care: 'M’occuper d’enfants ou d’anciens',
    cook: 'Cuisiner',
    clean: 'Nettoyer, ranger',
    repair: 'Réparer, bricoler',
    carry: 'Porter, préparer des colis',
    drive: 'Conduire',
    count: 'Compter, tenir une caisse',
    computer: 'Me servir d’un ordinateur',
    sell: 'Vendre, conseiller',
    garden: 'Jardiner',
    languages: 'Parler plusieurs langues',
    teach: 'Expliquer, apprendre aux autres',
  },
  'fr-x-falc': {
    welcome: 'Accueillir les gens',
    listen: 'Écouter les gens',
    team: 'Travailler avec d’autres',
    organise: 'M’organiser',
    care: 'Aider des enfants ou des personnes âgées',
    cook: 'Faire la cuisine',
    clean: 'Nettoyer et ranger',
    repair: 'Réparer des objets',
    carry: 'Porter des colis',
    drive: 'Conduire',
    count: 'Compter l’argent',
    computer: 'Utiliser un ordinateur',
    sell: 'Vendre',
    garden: 'Faire le jardin',
    languages: 'Parler plusieurs langues',
    teach: 'Apprendre des choses aux autres',
  },
  en: {
    welcome: 'Welcome people with a smile',
    listen: 'Listen to others',
    team: 'Work in a team',
    organise: 'Organise myself',
    care: 'Look after children or elders',
    cook: 'Cook',
    clean: 'Clean and tidy',
    repair: 'Repair things',
    carry: 'Carry, prepare parcels',
    drive: 'Drive',
    count: 'Count, keep a till',
    computer: 'Use a computer',
    sell: 'Sell, advise',
    garden: 'Garden',
    languages: 'Speak several languages',
    teach: 'Explain, teach others',
  },
} as const satisfies Record<Language, Record<EverydayAbility, string>>
