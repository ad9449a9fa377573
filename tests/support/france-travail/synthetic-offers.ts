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
    lieuTravail: { libelle: places[index % places.length], codePostal: `${department}000`.slice(0, 5) },
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
