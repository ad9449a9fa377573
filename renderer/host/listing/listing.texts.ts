import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The offers of France Travail at the kiosks, as hosts choose them. */
export const listingTexts = inDeskLanguages({
  fr: {
    listing: {
      title: 'Offres de France Travail',
      lead: 'Les bornes montrent les offres d’un département, ou d’une ville et de ses environs, relues toutes les heures. On y postule chez France Travail ou chez son partenaire\u202f: elles n’entrent pas dans Reciprok.',
      notLinked:
        'Ce serveur n’a pas d’accès à France Travail. La personne qui s’en occupe peut en demander un, gratuit, sur francetravail.io\u202f; «\u00a0npm start -- --help\u00a0» dit où l’inscrire.',
      by: {
        title: 'Quelles offres\u202f?',
        department: 'Un département',
        town: 'Près d’ici\u202f: une ville et ses environs',
        none: 'Aucune',
      },
      town: 'Ville ou code postal',
      anotherTown: 'Une autre ville ou un autre code postal',
      townHint: 'Le début suffit, comme «\u00a0Saint-Ch\u00a0» ou 482.',
      townShort: 'Écrivez au moins deux lettres ou deux chiffres.',
      townMissing: 'Cherchez la ville, puis choisissez-la.',
      find: 'Chercher',
      foundTowns: 'Villes trouvées',
      noTown: 'Aucune ville ne commence ainsi. Essayez le code postal.',
      distance: 'Jusqu’à quelle distance\u202f?',
      km: '{km} km autour',
      townFault: {
        'not-linked': 'Ce serveur n’a pas d’accès à France Travail\u202f: la liste des villes vient de là.',
        'refused-credentials':
          'France Travail refuse l’accès de ce serveur. Prévenez la personne qui s’en occupe, ou choisissez un département.',
        'too-many-requests':
          'France Travail demande d’attendre. Réessayez dans une minute, ou choisissez un département.',
        unreachable: 'France Travail ne répond pas. Réessayez plus tard, ou choisissez un département.',
        failing: 'France Travail est en panne. Réessayez plus tard, ou choisissez un département.',
        unreadable: 'La réponse de France Travail n’est pas une liste de villes. Choisissez un département.',
      },
      department: 'Département',
      hint: 'Son numéro, comme 48, 2A ou 974.',
      missing: 'Écrivez le numéro du département, ou choisissez «\u00a0Aucune\u00a0».',
      wrong: 'Ce numéro n’est pas celui d’un département.',
      save: 'Enregistrer',
      chosenNear: 'Les offres à {km} km autour de {name} arrivent sur les bornes.',
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
