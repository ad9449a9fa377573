import type { commonFr } from './common.fr.ts'
import type { SameKeys } from './i18n.ts'

export const commonFalc: SameKeys<typeof commonFr> = {
  common: {
    close: 'Fermer',
    skipToContent: 'Aller au texte',
    mainMenu: 'Menu',
    days: 'moins d’un jour | {count} jour | {count} jours',
    sync: {
      'saved-here': 'C’est gardé ici. On l’envoie bientôt.',
      sending: 'On envoie.',
      'up-to-date': 'Tout est gardé.',
      refused: 'Il y a un problème. Demandez à un hôte.',
    },
    reciprok: {
      grade: {
        A: 'Répond, explique et aide',
        B: 'Répond et explique',
        C: 'Répond souvent',
        D: 'Répond parfois',
        E: 'Répond rarement',
      },
      unrated: 'On ne sait pas encore',
      figures: '{answered} réponses pour {counted} candidatures',
      figuresInDays: '{answered} réponses pour {counted} candidatures. Réponse en {days}.',
    },
  },
}
