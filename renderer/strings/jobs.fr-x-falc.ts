/** Texts of the kiosk about offers, applications and what is new, easy to read: one idea a sentence. */
export const jobsFalc = {
  jobs: {
    news: {
      title: 'C’est nouveau',
      meetings:
        'Un employeur veut vous voir | Un employeur veut vous voir | {count} employeurs veulent vous voir',
      questions:
        'Un employeur a une question | Un employeur a une question | {count} employeurs ont une question',
      answers: 'Vous avez une réponse | Vous avez une réponse | Vous avez {count} réponses',
      locked: 'Touchez ici. Puis touchez vos 4 images.',
      mark: 'Nouveau',
      read: 'Touchez pour lire.',
      'seat-offered': 'Il y a une place pour vous : {title}',
      'seat-confirmed': 'Vous avez votre place : {title}',
      declined: 'Vous avez une réponse pour : {title}',
      'cancelled-by-site': 'La séance est annulée : {title}',
      until: 'Dites oui avant : {until}.',
      offline: 'Il n’y a pas de réseau. On ne sait pas si vous avez une réponse.',
    },
  },
}
