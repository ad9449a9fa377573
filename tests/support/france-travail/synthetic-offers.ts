/** An offer as "Offres d'emploi v2" of France Travail sends it; invented from one number on. */
export type SyntheticOffer = Record<string, unknown> & { id: string; intitule: string; dateCreation: string }

/** Departments of the invented offers, with towns as the service writes them. */
export const towns: Readonly<Record<string, readonly string[]>> = {
  '48': ['48 - MENDE', '48 - LANGOGNE', '48 - SAINT-CHELY-D’APCHER'],
  '29': ['29 - BREST', '29 - QUIMPER'],
  '59': ['59 - ROUBAIX', '59 - LILLE'],
  '93': ['93 - SAINT DENIS'],
  '13': ['13 - MARSEILLE 03'],
  '23': ['23 - GUERET'],
  '68': ['68 - MULHOUSE'],
  '974': ['974 - ST PIERRE'],
}

/** The same towns with their codes, postal codes and places on the globe. */
export const communes: readonly Readonly<{
  label: string
  code: string
  postcode: string
  at: readonly [latitude: number, longitude: number]
}>[] = [
  { label: 'MENDE', code: '48095', postcode: '48000', at: [44.518, 3.5] },
  { label: 'LANGOGNE', code: '48080', postcode: '48300', at: [44.727, 3.855] },
  { label: 'SAINT-CHELY-D’APCHER', code: '48140', postcode: '48200', at: [44.801, 3.275] },
  { label: 'BREST', code: '29019', postcode: '29200', at: [48.39, -4.486] },
  { label: 'QUIMPER', code: '29232', postcode: '29000', at: [47.996, -4.102] },
  { label: 'ROUBAIX', code: '59512', postcode: '59100', at: [50.69, 3.181] },
  { label: 'LILLE', code: '59350', postcode: '59000', at: [50.637, 3.063] },
  { label: 'SAINT DENIS', code: '93066', postcode: '93200', at: [48.936, 2.357] },
  { label: 'MARSEILLE 03', code: '13203', postcode: '13003', at: [43.312, 5.38] },
  { label: 'GUERET', code: '23096', postcode: '23000', at: [46.17, 1.872] },
  { label: 'MULHOUSE', code: '68224', postcode: '68100', at: [47.75, 7.336] },
  { label: 'ST PIERRE', code: '97416', postcode: '97410', at: [-21.339, 55.478] },
]

const trades = [
  ['Vendeur / Vendeuse en boulangerie', 'D1106'],
  ['Aide à domicile', 'K1304'],
  ['Préparateur / Préparatrice de commandes', 'N1103'],
  ['Serveur / Serveuse de restaurant', 'G1803'],
  ['Maçon / Maçonne', 'F1703'],
  ['Agent / Agente de propreté', 'K2204'],
  ['Opérateur / Opératrice de production', 'H2102'],
  ['Ouvrier / Ouvrière agricole', 'A1416'],
  ['Secrétaire', 'M1607'],
] as const
const contracts = ['CDI', 'CDD', 'MIS', 'SAI', 'LIB'] as const
const pays = [
  'Mensuel de 1823.03 Euros sur 12 mois',
  'Mensuel de 1923.00 Euros à 2100.00 Euros sur 12 mois',
  'Horaire de 12.02 Euros',
  'A débattre',
] as const

/** The offer of a number: the same each time. Two in three come from a partner, as of the real ones. */
export function syntheticOffer(index: number, department: string, now: number): SyntheticOffer {
  const [intitule, romeCode] = trades[index % trades.length]!
  const places = towns[department] ?? [`${department} - CHEF-LIEU`]
  const isPartner = index % 3 !== 0
  const place = places[index % places.length]!
  const commune = communes.find(({ label }) => place.endsWith(` ${label}`))
  const id = `${department}${(index + 1).toString(36).toUpperCase().padStart(5, '0')}`
  return {
    id,
    intitule,
    romeCode,
    romeLibelle: intitule,
    appellationlibelle: intitule,
    description: [
      `Vous rejoignez une &eacute;quipe de ${3 + (index % 5)} personnes &amp; vous apprenez sur place. 🌱`,
      index % 4 === 0 ? 'Contactez Mme Durand au 01 99 00 12 34 ou rh@exemple.fr.' : 'Débutants acceptés.',
    ].join('\n'),
    dateCreation: new Date(now - index * 3_600_000).toISOString(),
    dateActualisation: new Date(now - index * 1_800_000).toISOString(),
    lieuTravail: {
      libelle: place,
      codePostal: commune?.postcode ?? `${department}000`.slice(0, 5),
      ...(commune ? { commune: commune.code, latitude: commune.at[0], longitude: commune.at[1] } : {}),
    },
    // Recruited by simulation (méthode de recrutement par simulation); not said in an answer, only asked for.
    offresMRS: index % 10 === 0,
    entreprise: index % 5 === 0 ? {} : { nom: `Maison Essai ${index}`, entrepriseAdaptee: false },
    typeContrat: contracts[index % contracts.length],
    alternance: index % 17 === 0,
    experienceExige: index % 2 === 0 ? 'D' : 'E',
    experienceLibelle: index % 2 === 0 ? 'Débutant accepté' : '1 An(s)',
    formations:
      index % 7 === 0 ? [{ niveauLibelle: 'CAP, BEP', domaineLibelle: 'Vente', exigence: 'E' }] : [],
    permis: index % 6 === 0 ? [{ libelle: 'B - Véhicule léger', exigence: 'E' }] : null,
    // Partners leave the code out.
    competences: [{ code: isPartner ? null : '124156', libelle: 'Accueillir une clientèle', exigence: 'S' }],
    salaire: { libelle: pays[index % pays.length] },
    dureeTravailLibelle: index % 4 === 1 ? '24H/semaine' : '35H/semaine',
    dureeTravailLibelleConverti: index % 4 === 1 ? 'Temps partiel' : 'Temps plein',
    contact: {
      nom: 'Agence - Mme DURAND',
      courriel: `Pour postuler, utiliser le lien suivant : https://candidat.francetravail.fr/offres/recherche/detail/${id}`,
    },
    nombrePostes: 1 + (index % 3),
    origineOffre: isPartner
      ? {
          origine: '2',
          urlOrigine: `https://partenaire.exemple.fr/offre/${id}`,
          partenaires: [{ nom: 'PARTENAIRE ESSAI', url: 'https://partenaire.exemple.fr' }],
        }
      : { origine: '1', urlOrigine: `https://candidat.francetravail.fr/offres/recherche/detail/${id}` },
    champInconnu: { fromTomorrow: true },
  }
}
