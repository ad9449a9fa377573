/** Texts of the shared components (renderer/ui), on every surface. */
export const commonFr = {
  common: {
    close: 'Fermer',
    skipToContent: 'Aller au contenu',
    mainMenu: 'Menu principal',
    sync: {
      'saved-here': 'Enregistré ici, envoi dès que possible',
      sending: 'Envoi en cours',
      'up-to-date': 'Tout est enregistré',
      refused: 'Pas accepté : voyez un hôte',
    },
  },
} as const
