import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Figures of the place for those who pay for it. A definition stands under every figure. */
export const figuresTexts = inDeskLanguages({
  fr: {
    menu: 'Chiffres',
    title: 'Chiffres',
    explain:
      'Ce qui s’est passé ici, par mois entiers, pour vos financeurs. Personne n’est reconnaissable : les groupes de moins de 5 sont cachés.',
    period: 'Période',
    usual: {
      'last-month': 'Le mois dernier',
      'last-quarter': 'Le dernier trimestre fini',
      'this-year': 'Cette année',
      'last-year': 'L’an dernier',
      other: 'D’un mois à un autre',
    },
    from: 'Du mois de',
    to: 'Au mois de',
    show: 'Voir les chiffres',
    reading: 'On compte…',
    fault: {
      'not-a-month': 'Ce mois n’existe pas. Choisissez-en un dans la liste.',
      'ends-before':
        'La période finit avant de commencer. Choisissez un second mois plus tard que le premier.',
      'too-long': 'Un rapport va jusqu’à 36 mois. Choisissez une période plus courte.',
      'not-over':
        'Ce mois n’est pas fini. Il se publie entier, au premier jour du mois suivant : deux rapports à un jour d’écart diraient qui est venu entre les deux.',
    },
    span: 'De {from} à {to}',
    oneMonth: '{month}',
    print: 'Imprimer ou garder en PDF',
    file: { csv: 'CSV', xlsx: 'Excel', ods: 'LibreOffice' },
    fileSaved: 'Le fichier {name} est dans les téléchargements.',
    fileFailed: 'Le fichier n’a pas pu être fait. Réessayez, ou prenez un autre format.',
    few: 'moins de 5',
    between: 'entre {least} et {most}',
    people: '{n} ou un peu plus',
    total: 'Total',
    line: 'Réponse',
    count: 'Nombre',
    nothing: 'Rien pendant cette période.',
    hiddenTitle: 'Ce qui est caché',
    hiddenText:
      'Chaque mois, un nombre de 1 à 4 n’est jamais écrit, et d’autres sont cachés avec lui pour qu’aucune soustraction ne le retrouve. Sur plusieurs mois, on écrit ce que les mois disent ensemble : « entre » un nombre et un autre.',
    made: '{place}, rapport fait le {day}',
    sheet: {
      section: 'Rubrique',
      line: 'Ligne',
      count: 'Nombre',
      least: 'Au moins',
      most: 'Au plus',
      definition: 'Définition',
      report: 'Rapport',
    },
    section: {
      months: {
        title: 'Visites, mois par mois',
        definition:
          'Une visite : une arrivée notée à la borne ou à l’accueil. Une personne qui revient le même jour compte deux fois.',
      },
      presence: {
        title: 'Présence',
        definition:
          'Départ dit : la personne a dit qu’elle partait. Départ inconnu : elle l’a oublié, et aucune heure n’est inventée. De passage : comptée à l’entrée, sans question.',
      },
      hours: {
        title: 'Temps passé sur place',
        definition:
          'En heures, sans les personnes de passage. Au moins : les visites dont le départ est connu. Au plus : les autres comptées jusqu’à la fermeture.',
      },
      people: {
        title: 'Personnes différentes',
        definition:
          'Parmi les visites avec une carte seulement, chaque personne une fois, comptées par cinq. Deux cartes réunies sont une personne. Les mois anciens (plus de 13 mois) ou trop peu nombreux n’y sont pas.',
      },
      card: {
        title: 'Premières visites',
        definition:
          'Première visite : le premier jour où la carte a servi. Sans carte : on ne sait pas si la personne était déjà venue.',
      },
      audience: { title: 'Publics', definition: 'Ce que la personne dit être ce jour-là, si elle le veut.' },
      reason: {
        title: 'Motifs de visite',
        definition:
          'Pourquoi la personne vient. Une visite peut donner deux motifs, ou aucun : on compte les réponses.',
      },
      prescriber: {
        title: 'Qui a parlé du lieu',
        definition: 'Ce que la personne dit à la borne, si elle le veut. Cette question est récente.',
      },
      weekday: { title: 'Jours de la semaine', definition: 'Le jour de l’arrivée.' },
      hour: {
        title: 'Heures d’arrivée',
        definition: 'L’heure de l’horloge du lieu : 14 h veut dire de 14 h 00 à 14 h 59.',
      },
      departures: {
        title: 'Départs sans visite connue',
        definition: 'Quelqu’un a dit « je pars » sans carte. Ce ne sont pas des visites.',
      },
      sessions: {
        title: 'Séances et évènements tenus',
        definition:
          'Ce qui a été publié et non annulé\u202f: les séances de défi par formule et par famille de métiers (ROME) du premier défi, puis les évènements du lieu.',
      },
      seats: { title: 'Places proposées', definition: 'Les places des mêmes séances et évènements.' },
      cancelled: { title: 'Séances annulées', definition: 'Publiées, puis annulées.' },
      attendance: {
        title: 'Inscriptions aux séances',
        definition: 'Les places confirmées des séances tenues, selon ce qui a été dit à l’appel.',
      },
      eventsCancelled: { title: 'Évènements annulés', definition: 'Publiés, puis annulés.' },
      eventAttendance: {
        title: 'Inscriptions aux évènements',
        definition: 'Les places confirmées des évènements tenus, selon ce qui a été dit à l’appel.',
      },
      attestations: {
        title: 'Attestations remises',
        definition:
          'Signées pendant la période et non reprises. On atteste ce qui a été vu, on ne certifie pas.',
      },
      observed: {
        title: 'Compétences observées',
        definition: 'Combien de fois chacune est écrite sur une attestation de la période.',
      },
      received: {
        title: 'Candidatures reçues',
        definition: 'Celles que le serveur a reçues pendant la période, pour des offres de ce lieu.',
      },
      answers: {
        title: 'Réponses des employeurs',
        definition:
          'Premières décisions données pendant la période, au sens de Reciprok, selon le temps d’attente. Un accusé de réception n’est pas une réponse.',
      },
      median: {
        title: 'Attente médiane',
        definition:
          'La moitié des réponses sont venues au plus tard dans cette tranche. Elle n’est dite que si les tranches cachées laissent une seule possibilité.',
      },
      labelsStart: {
        title: 'Notes Reciprok au début',
        definition: 'Les notes publiées des employeurs de ce lieu, le dernier lundi avant le début.',
      },
      labelsEnd: {
        title: 'Notes Reciprok à la fin',
        definition: 'Les notes publiées des employeurs de ce lieu, le dernier lundi avant la fin.',
      },
    },
    of: {
      presence: { left: 'Départ dit', 'unknown-departure': 'Départ inconnu', 'passing-by': 'De passage' },
      card: { first: 'Première visite', again: 'Déjà venue ou venu', without: 'Sans carte' },
      audience: {
        'job-seeker': 'En recherche d’emploi',
        employee: 'En emploi',
        company: 'Entreprise',
        institution: 'Institution',
        curious: 'Par curiosité',
      },
      prescriber: {
        'france-travail': 'France Travail',
        'mission-locale': 'Mission locale',
        'cap-emploi': 'Cap emploi',
        department: 'Département',
        plie: 'PLIE',
        ccas: 'CCAS, mairie',
        siae: 'Structure d’insertion (SIAE)',
        association: 'Association',
        company: 'Entreprise',
        school: 'École, formation',
        'word-of-mouth': 'Bouche-à-oreille',
        myself: 'Personne, venu de soi-même',
      },
      weekday: {
        1: 'Lundi',
        2: 'Mardi',
        3: 'Mercredi',
        4: 'Jeudi',
        5: 'Vendredi',
        6: 'Samedi',
        7: 'Dimanche',
      },
      attendance: { attended: 'Présent', absent: 'Absent', excused: 'Excusé', untold: 'Appel non fait' },
      answers: {
        '0-2': 'En 2 jours au plus',
        '3-7': 'En 3 à 7 jours',
        '8-14': 'En 8 à 14 jours',
        '15-21': 'En 15 à 21 jours',
        '22-30': 'En 22 à 30 jours',
        '31+': 'En plus de 30 jours',
      },
      label: { A: 'A', B: 'B', C: 'C', D: 'D', E: 'E', none: 'Pas encore de note' },
    },
    hour: '{hour} h',
    untold: 'Non dit',
    'not-kept': 'Détail non gardé',
    noFamily: 'famille inconnue',
    session: '{track}, {family}',
    hours: 'Heures sur place, sur {n} mois',
    peopleLine: 'Personnes, sur {n} mois',
    once: 'Départs',
    cancelledLine: 'Séances',
    eventsCancelledLine: 'Évènements',
    events: 'Évènements du lieu',
    issued: 'Attestations',
    receivedLine: 'Candidatures',
    family: {
      A: 'Agriculture, nature, animaux',
      B: 'Arts et façonnage',
      C: 'Banque, assurance, immobilier',
      D: 'Commerce, vente',
      E: 'Communication, médias',
      F: 'Construction, travaux publics',
      G: 'Hôtellerie, restauration, loisirs',
      H: 'Industrie',
      I: 'Installation, maintenance',
      J: 'Santé',
      K: 'Services à la personne et à la collectivité',
      L: 'Spectacle',
      M: 'Support à l’entreprise',
      N: 'Transport, logistique',
    },
  },
})
