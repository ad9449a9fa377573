import type { commonFr } from './common.fr.ts'
import type { SameKeys } from './i18n.ts'

export const commonFalc: SameKeys<typeof commonFr> = {
  common: {
    close: 'Fermer',
    skipToContent: 'Aller au texte',
    mainMenu: 'Menu',
    sortBy: 'Trier par {column}',
    save: {
      failed: 'Ce n’est pas gardé. Vos mots sont encore là. Essayez encore. Ou demandez à un hôte.',
      full: 'Ce n’est pas gardé. La machine est pleine. Vos mots sont encore là. Demandez à un hôte.',
      closed: 'Ce n’est pas gardé. La page va se rouvrir.',
      invalid: 'Ce n’est pas gardé. Un texte est trop long. Vos mots sont encore là. Corrigez le texte.',
    },
    limit: {
      left: 'Encore {count} lettre possible. | Encore {count} lettre possible. | Encore {count} lettres possibles.',
      over: 'C’est trop long. Enlevez {count} lettre. | C’est trop long. Enlevez {count} lettre. | C’est trop long. Enlevez {count} lettres.',
    },
    sync: {
      'saved-here': 'C’est gardé ici. On l’envoie bientôt.',
      sending: 'On envoie.',
      'up-to-date': 'Tout est gardé.',
      refused: 'Il y a un problème. Demandez à un hôte.',
      'not-saved': 'Ce n’est pas gardé. Allez à l’accueil.',
    },
  },
}
