/** Texts of the shared components (renderer/ui), on every surface. */
export const commonFr = {
  common: {
    close: 'Fermer',
    skipToContent: 'Aller au contenu',
    mainMenu: 'Menu principal',
    // "3 jours", after "en": the median time an employer takes.
    days: 'moins d’un jour | {count} jour | {count} jours',
    sync: {
      'saved-here': 'Enregistré ici, envoi dès que possible',
      sending: 'Envoi en cours',
      'up-to-date': 'Tout est enregistré',
      refused: 'Pas accepté : voyez un hôte',
    },
    reciprok: {
      // One word a grade, from the fullest sprig to the single leaf. Never a judgement of the person.
      grade: {
        A: 'Répond, explique et oriente',
        B: 'Répond et explique',
        C: 'Répond souvent',
        D: 'Répond parfois',
        E: 'Répond rarement',
      },
      unrated: 'Pas encore évalué',
      figures: 'a répondu à {answered} candidatures sur {counted}',
      figuresInDays: 'a répondu à {answered} candidatures sur {counted}, en {days}',
    },
  },
} as const
