import type { commonFr } from './common.fr.ts'
import type { SameKeys } from './i18n.ts'

export const commonFalc: SameKeys<typeof commonFr> = {
  common: {
    close: 'Fermer',
    skipToContent: 'Aller au texte',
    mainMenu: 'Menu',
    sync: {
      'saved-here': 'C’est gardé ici. On l’envoie bientôt.',
      sending: 'On envoie.',
      'up-to-date': 'Tout est gardé.',
      refused: 'Il y a un problème. Demandez à un hôte.',
    },
  },
}
