/** Plain things that people can do, from life as from work; their words are in the texts of the kiosk. */
export const abilityKeys = [
  'welcome',
  'listen',
  'team',
  'organise',
  'care',
  'cook',
  'clean',
  'repair',
  'carry',
  'drive',
  'count',
  'computer',
  'sell',
  'garden',
  'languages',
  'teach',
] as const

/** As many as an employer reads with attention, and as the record holds. */
export const MOST_ABILITIES = 8
