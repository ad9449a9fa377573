import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The practice site, and the tour of the desk there. */
export const practiceSiteTexts = inDeskLanguages({
  fr: {
    start: 'S’entraîner',
    startHint: 'Un lieu inventé, en dix minutes\u202f: rien de ce que vous y faites ne touche au vrai lieu.',
    tooMany:
      'Trois personnes s’entraînent déjà. Une place se libère une heure après le départ de quelqu’un\u202f: réessayez plus tard.',
    unreachable: 'S’entraîner demande le serveur, et il ne répond pas. Réessayez quand la connexion revient.',
    mark: 'Site d’entraînement',
    progress: '{done} sur {all}',
    nothingIsReal:
      'Rien n’est réel ici\u202f: ces personnes sont inventées, et tout s’efface après un jour au plus. Si plus rien ne répond, quittez et recommencez.',
    login: 'Identifiant\u202f:',
    secret: 'Mot de passe\u202f:',
    noLogin: 'Cette fenêtre ne sait plus le mot de passe de l’entraînement. Quittez-le, puis recommencez.',
    skip: 'Passer',
    leave: 'Quitter l’entraînement',
    end: 'Terminer',
    steps: {
      'sign-in': {
        title: 'Ouvrez le poste',
        text: 'Le poste est verrouillé tant que personne n’est devant. Connectez-vous avec ce compte d’entraînement.',
      },
      'check-in': {
        title: 'Notez une arrivée',
        text: 'Quelqu’un entre sans passer par la borne. Dans «\u00a0Aujourd’hui\u00a0», enregistrez son arrivée\u202f: un prénom inventé suffit.',
      },
      'check-out': {
        title: 'Notez un départ',
        text: 'Dans la liste des personnes présentes, notez le départ de l’une d’elles. Une erreur s’annule juste après.',
      },
      person: {
        title: 'Retrouvez une personne',
        text: '«\u00a0Aller à…\u00a0» ou Ctrl K, puis le prénom d’une personne présente. Ouvrez sa fiche.',
      },
      posting: {
        title: 'Décidez d’une annonce',
        text: 'Des annonces attendent une relecture. Lisez-en une, puis publiez-la, ou refusez-la avec une raison.',
      },
      session: {
        title: 'Ouvrez une séance',
        text: 'Dans les séances de défi, ouvrez-en une\u202f: on y voit qui vient, et qui attend une place.',
      },
      evacuation: {
        title: 'Trouvez la liste d’évacuation',
        text: 'En cas d’alerte, elle dit qui chercher. Elle s’ouvre aussi quand le poste est verrouillé, et sans connexion.',
      },
      lock: {
        title: 'Verrouillez le poste',
        text: 'Dès que vous vous éloignez\u202f: personne ne doit lire les noms à votre place. Ce que vous écriviez est gardé.',
      },
      end: {
        title: 'C’est fini, bravo',
        text: 'Vous savez accueillir, retrouver quelqu’un, relire une annonce et protéger les noms. Continuez ici tant que vous voulez, ou revenez au vrai lieu.',
      },
    },
  },
})
