import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Applications that wait for an answer. */
export const inboxTexts = inDeskLanguages({
  fr: {
    inbox: {
      title: 'Candidatures',
      list: 'Liste des candidatures',
      byState: 'Par état',
      byOffer: 'Par offre',
      everyOffer: 'Toutes les offres',
      group: {
        'to-answer': 'À répondre',
        'in-progress': 'À conclure',
        done: 'Terminées',
        all: 'Toutes',
      },
      several: 'Répondre à plusieurs personnes',
      tick: 'Choisir',
      tickFirst: 'Cochez des personnes de la même offre dans la liste.',
      groupHint: 'La même réponse, sans prénom, partira à chacune.',
      new: 'non lue',
      unknownOffer: 'Offre pas encore reçue ici',
      hiddenName: 'Nom masqué',
      receivedOn: 'reçue {day}',
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
