import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Sessions at the employer desk: proposing one, and seeing those to come. */
export const employerSessionsTexts = inDeskLanguages({
  fr: {
    unknown: 'Cette séance n’est plus dans votre liste.',
    menu: 'Séances',
    title: 'Séances de défi',
    text: 'Voir des personnes au travail plutôt que sur le papier. L’accueil valide et prépare avec vous.',
    propose: 'Proposer une séance',
    none: 'Aucune séance',
    noneText: 'Choisissez un défi du kit\u202f: il est prêt à l’emploi.',
    seats: '{booked} / {capacity} place | {booked} / {capacity} place | {booked} / {capacity} places',
    back: 'Retour aux séances',
    proposeTitle: 'Proposer une séance',
    editTitle: 'Votre proposition',
    send: 'Envoyer à l’accueil',
    sent: 'Votre proposition est chez l’accueil.',
    edit: 'Modifier',
    observe: 'Observer',
    declined: 'Déclinée\u202f: {because}',
    refused: {
      unreachable: 'Le serveur ne répond pas. Votre saisie reste ici\u202f; réessayez dans un instant.',
      'sign-in-needed':
        'Votre session est terminée. Verrouillez puis identifiez-vous à nouveau\u202f; votre saisie reste ici.',
      'not-found': 'Cette séance n’est plus dans votre liste. L’accueil peut vous dire pourquoi.',
      'request-reused':
        'Votre proposition est déjà chez l’accueil, telle qu’au premier envoi. Retrouvez-la dans vos séances pour la modifier.',
      other: 'Le serveur a eu un problème\u202f: rien n’est envoyé. Votre saisie reste ici\u202f; réessayez.',
    },
  },
})
