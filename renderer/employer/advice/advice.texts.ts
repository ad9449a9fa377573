import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Why an employer did not answer, the sheets, and half an hour with a host. */
export const adviceTexts = inDeskLanguages({
  fr: {
    title: 'Conseil et fiches',
    explain: 'Des pages courtes pour répondre plus vite et plus juste, et une demi-heure avec un hôte.',
    asked: {
      'no-label': 'Votre label n’est pas atteint',
      overdue: 'Des personnes attendent depuis plus de 30 jours',
    },
    why: {
      'no-label':
        'Candidatures comptées\u202f: {counted}. Réponses\u202f: {answered}. Rien n’est perdu\u202f: une réponse tardive compte encore.',
      overdue:
        '{count} candidature sans réponse. Un mot simple suffit pour commencer. | {count} candidature sans réponse. Un mot simple suffit pour commencer. | {count} candidatures sans réponse. Un mot simple suffit pour commencer.',
    },
    later: 'Plus tard',
    again: 'Réessayer',
    question: 'Qu’est-ce qui vous a empêché de répondre\u202f? (trois raisons au plus)',
    noBlame: 'Personne ne vous juge. Votre raison sert à vous aider\u202f: elle ne change pas votre note.',
    none: 'Choisissez au moins une raison.',
    tooMany: 'Trois raisons au plus\u202f: gardez les plus vraies.',
    send: 'Envoyer',
    matched: 'Pour vous',
    halfHour: 'Une demi-heure avec un hôte',
    halfHourText: 'Gratuit, ici, à deux\u202f: on répond aux premières personnes, ou on relit votre offre.',
    noSlot: 'Aucune demi-heure libre pour l’instant. L’accueil en ajoute\u202f: demandez-lui.',
    slot: '{day} à {time}, avec {host}',
    book: 'Réserver',
    bookOf: 'Réserver {slot}',
    booked: 'C’est réservé.',
    bookedText: 'Venez avec vos questions\u202f: il n’y a rien à préparer.',
    giveBack: 'Rendre cette demi-heure',
    givenBack: 'C’est rendu\u202f: quelqu’un d’autre en profitera.',
    takenBack: 'L’accueil a dû annuler\u202f: {slot}. Choisissez un autre moment.',
    decline: 'Non merci, pas de conseil pour l’instant',
    declined: 'C’est noté\u202f: l’accueil ne vous en parlera pas avant trois mois.',
    kind: { advice: 'Quand répondre est difficile', practice: 'Bien faire, pas à pas' },
    back: 'Conseil et fiches',
    print: 'Imprimer la fiche',
    language: 'Langue de la fiche',
    unread: 'Le serveur n’a pas répondu. Les fiches se lisent sans lui\u202f; le reste viendra.',
    unknown: 'Cette fiche n’existe pas, ou plus.',
    problem: {
      unreachable: 'Le serveur n’a pas répondu\u202f: on ne sait pas si c’est fait. Réessayez.',
      'sign-in-needed': 'Votre session est finie\u202f: verrouillez, puis reconnectez-vous.',
      'slot-taken': 'Quelqu’un vient de prendre cette demi-heure. Choisissez-en une autre.',
      'slot-gone': 'Cette demi-heure n’est plus proposée. Choisissez-en une autre.',
      'already-booked': 'Vous avez déjà une demi-heure\u202f: rendez-la pour en choisir une autre.',
      other: 'Cela n’a pas marché. Réessayez, ou demandez à l’accueil.',
    },
  },
})
