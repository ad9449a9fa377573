/**
 * Who told somebody of the place (prescripteur): the networks that orient people in France, and everybody else, in the
 * order of the tiles.
 */
export const prescribers = [
  'france-travail',
  'mission-locale',
  'cap-emploi',
  'department',
  'plie',
  'ccas',
  'siae',
  'association',
  'company',
  'school',
  'word-of-mouth',
  'myself',
] as const
export type Prescriber = (typeof prescribers)[number]
