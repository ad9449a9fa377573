/** Texts of what was signed and taken back, at the host desk. */
export const signedPagesFr = {
  signedPages: {
    title: 'Attestations signées',
    person: 'Au nom de',
    serial: 'Numéro',
    says: 'Ce qu’elle dit',
    took: 'Participation',
    abilities: '{count} habileté | {count} habileté | {count} habiletés',
    stands: 'Valable',
    actions: 'Actions',
    state: 'État',
    noName: 'Sans nom',
    erased: 'Effacée',
    print: 'Imprimer',
    printAll: 'Tout imprimer ({count})',
    takeBack: 'Retirer',
    takeBackTitle: 'Retirer l’attestation de {name} ({serial})\u202f?',
    takeBackText:
      'Chaque borne le saura à son prochain échange. La personne le lira dans «\u202fMes preuves\u202f», avec la raison. Ses preuves quittent son compte.',
    why: 'Pourquoi\u202f?',
    reason: {
      error: 'Erreur de notre part',
      'wrong-person': 'Ce n’était pas la bonne personne',
      erased: 'La personne demande l’effacement',
    },
    confirm: 'Retirer',
    taken: 'L’attestation {serial} est retirée.',
    revoked: 'Retirée\u202f: {reason}',
  },
} as const
