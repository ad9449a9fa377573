import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Applications that wait for an answer. */
export const inboxTexts = inDeskLanguages({
  fr: {
    inbox: {
      title: 'Candidatures',
      list: 'Liste des candidatures',
      full: 'Le poste est pourvu. Le recrutement est-il fini\u202f? | Le poste est pourvu. Le recrutement est-il fini\u202f? | Les {n} postes sont pourvus. Le recrutement est-il fini\u202f?',
      endIt: 'Répondre à tous et clore',
      byState: 'Par état',
      byOffer: 'Par offre',
      everyOffer: 'Toutes les offres',
      group: {
        'to-answer': 'À répondre',
        'in-progress': 'À conclure',
        done: 'Terminées',
        all: 'Toutes',
      },
      contest: {
        answer:
          'Après vérification par l’accueil, votre réponse ne compte pas dans la note. Vous pouvez répondre de nouveau.',
        withdrawal:
          'Après vérification par l’accueil, cette candidature retirée compte comme restée sans réponse.',
        'contest-appealed':
          'Vous avez fait appel. L’accueil vérifie encore une fois, en 3 jours ouvrés au plus.',
        'contest-confirmed': 'Après votre appel, l’accueil garde sa décision.',
        'contest-lifted': 'Après votre appel, l’accueil est revenu sur sa décision. La note en tient compte.',
        words: 'Vous n’êtes pas d’accord\u202f? Dites pourquoi',
        hint: 'Une seule fois, dans les 30 jours. L’accueil lit ces mots, la personne ne les lit pas.',
        send: 'Faire appel',
        sent: 'Votre appel est envoyé à l’accueil.',
        problem: {
          'nothing-said': 'Écrivez d’abord pourquoi.',
          'text-too-long': 'Raccourcissez un peu, puis envoyez à nouveau.',
          'protected-wording': 'Ces mots touchent un critère protégé par la loi\u202f: écrivez autrement.',
          'nothing-to-appeal': 'Il n’y a plus rien à contester ici.',
          'already-appealed': 'Quelqu’un de votre entreprise a déjà fait appel.',
          'too-late': 'Les 30 jours sont passés\u202f: il est trop tard pour faire appel.',
          unreachable: 'Le serveur ne répond pas\u202f: rien n’est envoyé. Vos mots restent ici.',
          'sign-in-needed': 'Votre session a pris fin. Verrouillez, puis connectez-vous à nouveau.',
          other: 'Le serveur a eu un problème\u202f: rien n’est envoyé. Réessayez dans un instant.',
        },
      },
      several: 'Répondre à plusieurs personnes',
      tick: 'Choisir',
      tickFirst: 'Cochez des personnes de la même offre dans la liste.',
      groupHint: 'La même réponse, sans prénom, partira à chacune.',
      new: 'non lue',
      unknownOffer: 'Offre pas encore reçue ici',
      hiddenName: 'Nom masqué',
      receivedOn: 'reçue {day}',
      unverified:
        'L’accueil n’a pas confirmé qui a envoyé cette candidature : elle ne compte pas dans votre note. Vous pouvez répondre : votre réponse comptera si la candidature est confirmée.',
      nothingHere: 'Rien dans cette liste.',
      nextTitle: 'La prochaine réponse',
      openTells: 'En l’ouvrant, vous dites à la personne que sa candidature a été lue.',
      open: 'Ouvrir',
      openNext: 'Suivante :',
      backToList: 'Revenir à la liste',
      readAgain: 'Relire la candidature',
      allDone: 'Tout le monde a sa réponse',
      allDoneText: 'Merci pour elles et pour eux. Les nouvelles candidatures arriveront ici d’elles-mêmes.',
      empty: 'Pas encore de candidature',
      emptyText: 'Publiez une offre : elle apparaît à la borne, et les candidatures arrivent ici.',
    },
  },
})
