/** Texts of what every surface shares (renderer/{ui,page} and the frame of a desk). */
export const commonFr = {
  common: {
    close: 'Fermer',
    skipToContent: 'Aller au contenu',
    mainMenu: 'Menu principal',
    sortBy: 'Trier par {column}',
    save: {
      failed:
        'Ce n’est pas enregistré. Vos mots sont toujours là : réessayez. Si cela recommence, prévenez un hôte.',
      full: 'Ce n’est pas enregistré : ce poste n’a plus de place. Vos mots sont toujours là. Prévenez un hôte.',
      closed: 'Ce n’est pas enregistré : la mémoire de ce poste a été fermée. La page va se rouvrir.',
      invalid:
        'Ce n’est pas enregistré : un champ est trop long ou mal rempli. Vos mots sont toujours là : corrigez, puis réessayez.',
    },
    limit: {
      left: 'Il reste {count} caractère | Il reste {count} caractère | Il reste {count} caractères',
      over: '{count} caractère de trop | {count} caractère de trop | {count} caractères de trop : raccourcissez un peu',
    },
    sync: {
      'saved-here': 'Enregistré ici, envoi dès que possible',
      sending: 'Envoi en cours',
      'up-to-date': 'Tout est enregistré',
      refused: 'Pas accepté : voyez un hôte',
      'not-saved': 'Pas enregistré : prévenez l’accueil',
    },
  },
} as const
