import type { ContractKind, OfferCriterion } from '../../domain/hiring/job-offer.ts'

/** How an employer of the demo treats the people who apply. */
export interface Manners {
  /** Share of the applications that get an answer at all. */
  answers: number
  /** Whole days from reception to the answer. */
  delay: readonly [least: number, most: number]
  /** Share of the answers that say why, or what comes next. */
  explains: number
  /** Share of the answers that point at something useful. */
  points: number
  /** Share of the answers that are favourable. */
  pursues: number
}

export interface DemoOffer {
  id: string
  title: string
  description: string
  contract: ContractKind
  hours: string
  pay?: string
  romeCode: string
  seats?: number
  criteria: readonly (readonly [kind: OfferCriterion['kind'], label: string])[]
}

export interface DemoEmployer {
  id: string
  name: string
  siren: string
  activity: string
  town: string
  presentation: string
  /** Who there asked the hosts to follow its applications; absent: it answers by itself. */
  mandateFrom?: string
  manners: Manners
  /** Applications of the past year, from a month old on. */
  past: number
  /** Applications of the last four weeks that nobody answered yet. */
  waiting: number
  offers: readonly DemoOffer[]
}

/** Answers everybody, at once, with reasons and a pointer. */
const exemplary: Manners = { answers: 1, delay: [1, 9], explains: 1, points: 1, pursues: 0.35 }
const clear: Manners = { answers: 1, delay: [2, 12], explains: 1, points: 0.15, pursues: 0.3 }
const brief: Manners = { answers: 0.97, delay: [3, 13], explains: 0.1, points: 0, pursues: 0.2 }
const irregular: Manners = { answers: 0.6, delay: [5, 32], explains: 0.2, points: 0, pursues: 0.15 }
const silent: Manners = { answers: 0.2, delay: [15, 45], explains: 0.1, points: 0, pursues: 0.1 }

/**
 * The employers of the demo: everyday trades around an invented neighbourhood of Brest. No real firm; the
 * SIREN numbers begin with 000, which nobody has, and pass the usual check.
 */
export const demoEmployers: readonly DemoEmployer[] = [
  {
    id: 'boulangerie-deux-ponts',
    name: 'Boulangerie des Deux Ponts',
    siren: '000412007',
    activity: 'Boulangerie, pâtisserie',
    town: 'Brest',
    presentation:
      'Un fournil de quartier ouvert dès 6 h 30, six personnes, et une file d’habitués qui demandent des nouvelles. Ici, on apprend en pétrissant.',
    manners: exemplary,
    past: 24,
    waiting: 3,
    offers: [
      {
        id: 'boulanger',
        title: 'Boulangère ou boulanger',
        description:
          'Pétrissage, façonnage et cuisson avec Armelle, qui vous montre ses gestes. Deux dimanches de repos sur trois.',
        contract: 'permanent',
        hours: '35 h, du mardi au samedi, de 4 h à 11 h',
        pay: '1 930 € brut par mois',
        romeCode: 'D1102',
        criteria: [
          ['competence', 'Façonner les pains à la main'],
          ['competence', 'Conduire une cuisson au four à sole'],
          ['schedule', 'Commencer à 4 h'],
        ],
      },
      {
        id: 'vente-boulangerie',
        title: 'Vendeuse ou vendeur en boulangerie',
        description: 'Accueillir, conseiller, encaisser, et garder la vitrine belle jusqu’à la fermeture.',
        contract: 'fixed-term',
        hours: '28 h, après-midi et samedi',
        pay: '1 470 € brut par mois',
        romeCode: 'D1106',
        criteria: [
          ['competence', 'Accueillir et conseiller la clientèle'],
          ['competence', 'Tenir une caisse'],
          ['schedule', 'Travailler le samedi'],
        ],
      },
    ],
  },
  {
    id: 'clinique-val-fleuri',
    name: 'Clinique du Val Fleuri',
    siren: '000523019',
    activity: 'Soins de suite et rééducation',
    town: 'Brest',
    presentation:
      'Quatre-vingts lits, un jardin, et des équipes qui prennent le temps d’accueillir. Les nouveaux sont accompagnés par un tuteur pendant un mois.',
    manners: clear,
    past: 30,
    waiting: 4,
    offers: [
      {
        id: 'aide-soignant',
        title: 'Aide-soignante ou aide-soignant',
        description:
          'Soins du quotidien en service de rééducation, équipe de jour, planning connu six semaines à l’avance.',
        contract: 'permanent',
        hours: '35 h, journées de 7 h 30, un week-end sur deux',
        pay: '2 080 € brut par mois, primes comprises',
        romeCode: 'J1501',
        seats: 2,
        criteria: [
          ['title', 'Diplôme d’État d’aide-soignant'],
          ['competence', 'Travailler en équipe avec des transmissions écrites'],
          ['schedule', 'Être libre un week-end sur deux'],
        ],
      },
      {
        id: 'agent-hospitalier',
        title: 'Agente ou agent de service hospitalier',
        description:
          'Entretien des chambres et service des repas. Formation aux protocoles assurée sur place.',
        contract: 'fixed-term',
        hours: '30 h, matin',
        pay: '1 620 € brut par mois',
        romeCode: 'J1301',
        seats: 2,
        criteria: [
          ['competence', 'Appliquer un protocole d’hygiène'],
          ['competence', 'Parler avec des personnes fragiles'],
        ],
      },
    ],
  },
  {
    id: 'logis-est',
    name: 'Logis’Est',
    siren: '000634014',
    activity: 'Préparation de commandes, entreposage',
    town: 'Guipavas',
    presentation:
      'Une plateforme de produits frais pour les magasins du département, en équipes du matin et du soir.',
    mandateFrom: 'Bruno',
    manners: silent,
    past: 26,
    waiting: 9,
    offers: [
      {
        id: 'preparateur-commandes',
        title: 'Préparatrice ou préparateur de commandes',
        description: 'Préparer les palettes du frais au casque vocal. Vêtements chauds fournis.',
        contract: 'temporary',
        hours: '35 h, 5 h à 12 h 30',
        romeCode: 'N1103',
        seats: 6,
        criteria: [
          ['competence', 'Lire et vérifier un bon de préparation'],
          ['schedule', 'Commencer à 5 h'],
        ],
      },
      {
        id: 'cariste',
        title: 'Manutentionnaire cariste',
        description: 'Charger et ranger en chambre froide, chariot élévateur, équipe de douze.',
        contract: 'permanent',
        hours: '35 h, équipes alternées',
        pay: '1 960 € brut par mois',
        romeCode: 'N1105',
        criteria: [
          ['title', 'CACES R489 catégorie 3'],
          ['experience', 'Avoir conduit un chariot en entrepôt'],
        ],
      },
    ],
  },
  {
    id: 'atelier-nova',
    name: 'Atelier Nova',
    siren: '000745018',
    activity: 'Couture et réemploi textile',
    town: 'Brest',
    presentation:
      'Huit machines, des stocks de tissus sauvés de la benne et des sacs cousus ici. L’atelier forme volontiers les mains curieuses.',
    manners: { ...clear, points: 0.35 },
    past: 16,
    waiting: 2,
    offers: [
      {
        id: 'couture',
        title: 'Couturière ou couturier d’atelier',
        description: 'Assemblage de sacs et de trousses en petites séries, contrôle et finitions.',
        contract: 'fixed-term',
        hours: '32 h, du lundi au jeudi',
        pay: '1 690 € brut par mois',
        romeCode: 'H2402',
        seats: 2,
        criteria: [
          ['competence', 'Coudre à la machine industrielle'],
          ['competence', 'Contrôler la qualité de son travail'],
        ],
      },
      {
        id: 'apprenti-couture',
        title: 'Apprentie ou apprenti en couture',
        description: 'Deux ans pour apprendre le métier entre l’atelier et le centre de formation.',
        contract: 'apprenticeship',
        hours: '35 h, une semaine sur trois en centre',
        romeCode: 'H2402',
        criteria: [['competence', 'Suivre un patron simple']],
      },
    ],
  },
  {
    id: 'jardins-anse',
    name: 'Les Jardins de l’Anse',
    siren: '000856013',
    activity: 'Espaces verts, pépinière de plantes',
    town: 'Plougastel-Daoulas',
    presentation:
      'Des jardins de particuliers et de communes entretenus sans produit, en binôme, du printemps à l’hiver.',
    manners: brief,
    past: 14,
    waiting: 2,
    offers: [
      {
        id: 'jardinier',
        title: 'Jardinière ou jardinier d’espaces verts',
        description: 'Tonte, taille et plantation en binôme. Camion de l’entreprise au départ de Brest.',
        contract: 'permanent',
        hours: '35 h, du lundi au vendredi',
        pay: '1 890 € brut par mois',
        romeCode: 'A1203',
        seats: 2,
        criteria: [
          ['competence', 'Tailler haies et arbustes'],
          ['title', 'Permis B'],
        ],
      },
      {
        id: 'horticulteur',
        title: 'Horticultrice ou horticulteur en serre',
        description: 'Semis, rempotage et préparation des commandes de plants.',
        contract: 'fixed-term',
        hours: '35 h, huit mois de mars à octobre',
        pay: '1 830 € brut par mois',
        romeCode: 'A1414',
        criteria: [['competence', 'Reconnaître et soigner les plants']],
      },
    ],
  },
  {
    id: 'transports-goelette',
    name: 'Transports La Goélette',
    siren: '000967018',
    activity: 'Livraison de proximité',
    town: 'Brest',
    presentation: 'Quinze utilitaires, dont sept électriques, et des tournées courtes dans le pays de Brest.',
    manners: irregular,
    past: 27,
    waiting: 4,
    offers: [
      {
        id: 'livreur',
        title: 'Conductrice-livreuse ou conducteur-livreur',
        description: 'Tournée de soixante colis, utilitaire électrique, retour au dépôt à 15 h.',
        contract: 'permanent',
        hours: '35 h, 7 h 30 à 15 h',
        pay: '1 870 € brut par mois',
        romeCode: 'N4105',
        seats: 3,
        criteria: [
          ['title', 'Permis B depuis plus de deux ans'],
          ['competence', 'Organiser sa tournée'],
        ],
      },
    ],
  },
  {
    id: 'creperie-vieux-lavoir',
    name: 'Crêperie du Vieux Lavoir',
    siren: '000178012',
    activity: 'Restauration',
    town: 'Le Conquet',
    presentation:
      'Quarante couverts face au port, farine du moulin et une équipe qui mange ensemble avant le service.',
    manners: brief,
    past: 20,
    waiting: 3,
    offers: [
      {
        id: 'crepier',
        title: 'Crêpière ou crêpier',
        description:
          'Aux bilig midi et soir, deux jours de repos d’affilée. Le tour de main s’apprend sur place.',
        contract: 'fixed-term',
        hours: '39 h, d’avril à septembre',
        pay: '2 050 € brut par mois, nourri',
        romeCode: 'G1602',
        seats: 2,
        criteria: [
          ['competence', 'Tenir un poste pendant le coup de feu'],
          ['schedule', 'Travailler le soir et le week-end'],
        ],
      },
      {
        id: 'service-salle',
        title: 'Serveuse ou serveur',
        description: 'Service en terrasse et en salle, carnet électronique, pourboires partagés.',
        contract: 'fixed-term',
        hours: '35 h, coupures possibles',
        pay: '1 850 € brut par mois',
        romeCode: 'G1803',
        seats: 2,
        criteria: [
          ['competence', 'Accueillir et servir avec le sourire'],
          ['experience', 'Avoir déjà porté trois assiettes'],
        ],
      },
    ],
  },
  {
    id: 'net-et-clair',
    name: 'Net & Clair',
    siren: '000289017',
    activity: 'Propreté de locaux professionnels',
    town: 'Brest',
    presentation:
      'Des bureaux, des écoles, des cabinets : une équipe de trente personnes en horaires décalés.',
    manners: silent,
    past: 21,
    waiting: 6,
    offers: [
      {
        id: 'agent-proprete',
        title: 'Agente ou agent de propreté',
        description: 'Entretien de bureaux, matériel et produits fournis, secteur desservi par le tramway.',
        contract: 'permanent',
        hours: '24 h, 6 h à 9 h et 18 h à 20 h',
        romeCode: 'K2204',
        seats: 4,
        criteria: [['schedule', 'Travailler tôt le matin et le soir']],
      },
    ],
  },
  {
    id: 'maison-des-bruyeres',
    name: 'Maison des Bruyères',
    siren: '000390013',
    activity: 'Aide à domicile',
    town: 'Brest',
    presentation:
      'Une association de quartier : des tournées à taille humaine, une réunion d’équipe chaque lundi et une voiture prêtée à qui n’en a pas.',
    mandateFrom: 'Yannick',
    manners: { ...exemplary, delay: [2, 12] },
    past: 18,
    waiting: 3,
    offers: [
      {
        id: 'aide-domicile',
        title: 'Aide à domicile',
        description:
          'Repas, ménage et compagnie auprès de personnes âgées. Formation de trois jours avant la première visite.',
        contract: 'permanent',
        hours: '28 h, un week-end sur trois',
        pay: '1 580 € brut par mois, kilomètres remboursés',
        romeCode: 'K1304',
        seats: 3,
        criteria: [
          ['competence', 'Cuisiner un repas simple'],
          ['competence', 'Écouter et rassurer'],
          ['schedule', 'Être libre un week-end sur trois'],
        ],
      },
      {
        id: 'assistant-vie',
        title: 'Assistante ou assistant de vie',
        description:
          'Accompagner deux personnes en perte d’autonomie, toujours les mêmes, avec l’appui d’une infirmière.',
        contract: 'fixed-term',
        hours: '35 h, remplacement de huit mois',
        pay: '1 880 € brut par mois',
        romeCode: 'K1302',
        criteria: [
          ['experience', 'Avoir aidé une personne au quotidien, chez soi ou au travail'],
          ['competence', 'Aider au lever et au coucher'],
        ],
      },
    ],
  },
  {
    id: 'menuiserie-goulet',
    name: 'Menuiserie du Goulet',
    siren: '000501015',
    activity: 'Menuiserie bois',
    town: 'Plouzané',
    presentation:
      'Un atelier neuf, deux associés et des escaliers sur mesure. C’est leur premier recrutement.',
    manners: clear,
    past: 2,
    waiting: 2,
    offers: [
      {
        id: 'menuisier',
        title: 'Menuisière ou menuisier d’atelier',
        description: 'Débit, usinage et montage d’escaliers, puis la pose avec Ewen.',
        contract: 'permanent',
        hours: '37 h, vendredi après-midi libre',
        pay: '2 100 € brut par mois',
        romeCode: 'H2206',
        criteria: [
          ['competence', 'Lire un plan'],
          ['competence', 'Utiliser les machines à bois en sécurité'],
          ['experience', 'Avoir travaillé le bois, même chez soi'],
        ],
      },
      {
        id: 'aide-poseur',
        title: 'Aide à la pose',
        description: 'Porter, ajuster, visser et nettoyer le chantier. Aucun diplôme demandé.',
        contract: 'fixed-term',
        hours: '35 h, trois mois',
        pay: '1 850 € brut par mois',
        romeCode: 'H2206',
        criteria: [['competence', 'Travailler avec soin chez un client']],
      },
    ],
  },
]
