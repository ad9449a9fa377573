/**
 * Texts of the kiosk about offers, applications and what is new, in French. A promise is made only where the
 * figures of the employer carry it; a refusal or a silence is never the person's fault.
 */
export const jobsFr = {
  jobs: {
    news: {
      title: 'Du nouveau pour vous',
      meetings:
        'Un rendez-vous vous est proposé | Un rendez-vous vous est proposé | {count} rendez-vous vous sont proposés',
      questions:
        'Un employeur vous pose une question | Un employeur vous pose une question | {count} employeurs vous posent une question',
      answers: 'Une réponse vous attend | Une réponse vous attend | {count} réponses vous attendent',
      locked: 'Vos quatre images l’ouvrent.',
      mark: 'Nouveau',
      read: 'Lisez la suite.',
      'seat-offered': 'Une place s’est libérée : {title}',
      'seat-confirmed': 'Votre place est confirmée : {title}',
      declined: 'L’accueil a répondu à votre demande : {title}',
      'cancelled-by-site': 'Cette séance n’aura pas lieu : {title}',
      until: 'Elle est gardée pour vous jusqu’à {until}.',
      offline: 'Il n’y a pas de réseau : la borne ne sait pas si une réponse vous attend.',
    },
  },
} as const
