/** The departments of France by region, under their numbers (INSEE); names are the same in every language. */
const regions = {
  'Auvergne-Rhône-Alpes': {
    ...{ '01': 'Ain', '03': 'Allier', '07': 'Ardèche', '15': 'Cantal', '26': 'Drôme', '38': 'Isère' },
    ...{ '42': 'Loire', '43': 'Haute-Loire', '63': 'Puy-de-Dôme', '69': 'Rhône', '73': 'Savoie' },
    ...{ '74': 'Haute-Savoie' },
  },
  'Bourgogne-Franche-Comté': {
    ...{ '21': 'Côte-d’Or', '25': 'Doubs', '39': 'Jura', '58': 'Nièvre', '70': 'Haute-Saône' },
    ...{ '71': 'Saône-et-Loire', '89': 'Yonne', '90': 'Territoire de Belfort' },
  },
  Bretagne: { '22': 'Côtes-d’Armor', '29': 'Finistère', '35': 'Ille-et-Vilaine', '56': 'Morbihan' },
  'Centre-Val de Loire': {
    ...{ '18': 'Cher', '28': 'Eure-et-Loir', '36': 'Indre', '37': 'Indre-et-Loire' },
    ...{ '41': 'Loir-et-Cher', '45': 'Loiret' },
  },
  Corse: { '2A': 'Corse-du-Sud', '2B': 'Haute-Corse' },
  'Grand Est': {
    ...{ '08': 'Ardennes', '10': 'Aube', '51': 'Marne', '52': 'Haute-Marne', '54': 'Meurthe-et-Moselle' },
    ...{ '55': 'Meuse', '57': 'Moselle', '67': 'Bas-Rhin', '68': 'Haut-Rhin', '88': 'Vosges' },
  },
  'Hauts-de-France': {
    ...{ '02': 'Aisne', '59': 'Nord', '60': 'Oise', '62': 'Pas-de-Calais', '80': 'Somme' },
  },
  'Île-de-France': {
    ...{ '75': 'Paris', '77': 'Seine-et-Marne', '78': 'Yvelines', '91': 'Essonne' },
    ...{ '92': 'Hauts-de-Seine', '93': 'Seine-Saint-Denis', '94': 'Val-de-Marne', '95': 'Val-d’Oise' },
  },
  Normandie: {
    ...{ '14': 'Calvados', '27': 'Eure', '50': 'Manche', '61': 'Orne', '76': 'Seine-Maritime' },
  },
  'Nouvelle-Aquitaine': {
    ...{ '16': 'Charente', '17': 'Charente-Maritime', '19': 'Corrèze', '23': 'Creuse', '24': 'Dordogne' },
    ...{ '33': 'Gironde', '40': 'Landes', '47': 'Lot-et-Garonne', '64': 'Pyrénées-Atlantiques' },
    ...{ '79': 'Deux-Sèvres', '86': 'Vienne', '87': 'Haute-Vienne' },
  },
  Occitanie: {
    ...{ '09': 'Ariège', '11': 'Aude', '12': 'Aveyron', '30': 'Gard', '31': 'Haute-Garonne', '32': 'Gers' },
    ...{ '34': 'Hérault', '46': 'Lot', '48': 'Lozère', '65': 'Hautes-Pyrénées' },
    ...{ '66': 'Pyrénées-Orientales', '81': 'Tarn', '82': 'Tarn-et-Garonne' },
  },
  'Pays de la Loire': {
    ...{ '44': 'Loire-Atlantique', '49': 'Maine-et-Loire', '53': 'Mayenne', '72': 'Sarthe', '85': 'Vendée' },
  },
  'Provence-Alpes-Côte d’Azur': {
    ...{ '04': 'Alpes-de-Haute-Provence', '05': 'Hautes-Alpes', '06': 'Alpes-Maritimes' },
    ...{ '13': 'Bouches-du-Rhône', '83': 'Var', '84': 'Vaucluse' },
  },
  'Outre-mer': {
    ...{ '971': 'Guadeloupe', '972': 'Martinique', '973': 'Guyane', '974': 'La Réunion', '976': 'Mayotte' },
  },
} as const

type KeysOf<T> = T extends unknown ? keyof T : never
export type Region = keyof typeof regions
export type Department = KeysOf<(typeof regions)[Region]>
export const regionNames = Object.keys(regions) as Region[]

/** The name of each, by its number. */
export const departmentNames = Object.assign({}, ...Object.values(regions)) as Readonly<
  Record<Department, string>
>
/** By number, as people look for them: Corsica between 19 and 21. */
export const departments = (Object.keys(departmentNames) as Department[]).sort(
  (a, b) => rankOf(a) - rankOf(b),
)

export function departmentsOf(region: Region): Department[] {
  return departments.filter((number) => Object.hasOwn(regions[region], number))
}

/** The region in which an address lies, by the postcode in it; `null` where it names none. */
export function regionOfAddress(address: string): Region | null {
  for (const [postcode] of address.matchAll(/(?<!\d)\d{5}(?!\d)/gu)) {
    // Postcodes of Corsica begin with 20, those overseas with three figures.
    const starts = [postcode.slice(0, 3), postcode.slice(0, 2), ...(postcode.startsWith('20') ? ['2A'] : [])]
    const region = regionNames.find((name) => starts.some((start) => Object.hasOwn(regions[name], start)))
    if (region) return region
  }
  return null
}

function rankOf(number: Department): number {
  if (number === '2A') return 20
  return number === '2B' ? 20.5 : Number(number)
}
