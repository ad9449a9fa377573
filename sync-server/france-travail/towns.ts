import { z } from 'zod'
import { folded } from '../../domain/finder/words.ts'
import { TOWN_CODE } from '../../domain/hiring/listing-place.ts'
import { sanitizeLine, textLength } from '../../domain/text/sanitize-text.ts'
import { othersTurn } from '../others-turn.ts'
import { townName } from './town-name.ts'

/** A town of France as the service lists it: one with several postal codes stands there for each. */
export interface ListedTown {
  code: string
  /** As the service writes it, in capitals. */
  label: string
  postcode: string
  /** Its name as it is looked for. */
  key: string
}

/** Read without giving others their turn. */
const READ_AT_ONCE = 2000
const MOST_FOUND = 12
const LONGEST_NAME = 80

const townForm = z.object({
  code: z.string().regex(new RegExp(TOWN_CODE)),
  libelle: z.string().min(1).max(LONGEST_NAME),
  codePostal: z.string().regex(/^\d{5}$/),
})

/** What is no town of France, or has no name or postal code, is left out. */
export async function readTowns(rows: readonly unknown[]): Promise<ListedTown[]> {
  const towns: ListedTown[] = []
  for (const [index, row] of rows.entries()) {
    if (index % READ_AT_ONCE === 0) await othersTurn()
    const read = townForm.safeParse(row)
    if (!read.success) continue
    const { code, libelle: label, codePostal: postcode } = read.data
    towns.push({ code, label, postcode, key: keyOf(label) })
  }
  return towns
}

/** Towns by their postal code, or by the beginning of their name, each once, by name: a whole one stands first. */
export function findTowns(
  towns: readonly ListedTown[],
  typed: string,
): { code: string; name: string; postcode: string }[] {
  const key = keyOf(typed)
  const isPostcode = /^\d+$/.test(key)
  if (key.length < 2) return []
  const found = new Map<string, ListedTown>()
  for (const town of towns) {
    const fits = isPostcode ? town.postcode.startsWith(key) : town.key.startsWith(key)
    if (fits && !found.has(town.code)) found.set(town.code, town)
  }
  return [...found.values()]
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ code, label, postcode }) => ({ code, name: sanitizeLine(townName(label)), postcode }))
    .filter(({ name }) => name !== '' && textLength(name) <= LONGEST_NAME)
    .slice(0, MOST_FOUND)
}

/** `St-Chély d’Apcher` is looked for as `saint chely d apcher`. */
function keyOf(name: string): string {
  return folded(name)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .replaceAll(/(?<![\p{L}\d])st(e?)(?= )/gu, 'saint$1')
}
