import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The offers of France Travail at the kiosks, as hosts choose them. */
export const listingTexts = inDeskLanguages({
  fr: {
    listing: {
      title: 'Offres de France Travail',
      lead: 'Les bornes montrent les offres d’un département, relues toutes les heures. On y postule chez France Travail ou chez son partenaire\u202f: elles n’entrent pas dans Reciprok.',
      notLinked:
        'Ce serveur n’a pas d’accès à France Travail. La personne qui s’en occupe peut en demander un, gratuit, sur francetravail.io\u202f; «\u00a0npm start -- --help\u00a0» dit où l’inscrire.',
      department: 'Département',
      hint: 'Son numéro, comme 48, 2A ou 974. Vide\u202f: les bornes n’en montrent aucune.',
      wrong: 'Ce numéro n’est pas celui d’un département.',
      save: 'Enregistrer',
      chosen: 'Les offres du département {department} arrivent sur les bornes.',
      none: 'Les bornes ne montrent plus d’offres de France Travail.',
      shown:
        'Les bornes n’en montrent aucune. | Les bornes en montrent 1. | Les bornes en montrent {n}, les plus récentes.',
      total: 'France Travail n’en a aucune. | France Travail en a 1. | France Travail en a {n}.',
      done: 'Dernière lecture entière\u202f: {moment}.',
      waiting: 'La première lecture se fait dans la minute.',
      fault: {
        'refused-credentials':
          'France Travail refuse l’accès de ce serveur\u202f: l’identifiant ou le secret ne convient plus. Prévenez la personne qui s’en occupe.',
        'too-many-requests': 'France Travail demande d’attendre. La lecture reprend d’elle-même.',
        unreachable: 'France Travail ne répond pas. La lecture reprend d’elle-même.',
        failing: 'France Travail est en panne. La lecture reprend d’elle-même.',
        unreadable:
          'La réponse de France Travail n’est pas une liste d’offres. Si cela dure, prévenez la personne qui s’occupe du serveur.',
      },
      kept: 'Dernier essai\u202f: {moment}. Les offres déjà lues restent une semaine.',
    },
  },
})
