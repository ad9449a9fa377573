import { hashOf } from '../../domain/text/hash-of.ts'
import type { JobTitle } from '../../domain/taxonomy/taxonomy.ts'

const FOLDS = 10
/** The fold that nothing was ever tuned on: its numbers are the ones to believe. */
export const REPORTED_FOLD = 0

/** In which tenth a title lies, by its number. The principal title of a sheet is always known, so in none. */
export function foldOf({ ogr, principal }: JobTitle): number | null {
  return principal ? null : hashOf(`fold${ogr}`) % FOLDS
}
