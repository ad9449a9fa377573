import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openFinder, type Finder } from '../../domain/finder/finder.ts'
import { madeOf } from '../../domain/finder/made-of.ts'
import { readShippedPack } from '../taxonomy/shipped-pack.ts'
import { readSentences } from './everyday-sentences.ts'

const resources = resolve(import.meta.dirname, '../../resources')
export const indexPath = resolve(resources, 'packs/finder.bin.gz')
export const lexiconFolder = resolve(resources, 'lexicon')

/**
 * The index that ships. Throws where it cannot be opened, or was made of another pack or lexicon than those beside it:
 * its line numbers would then name other things.
 */
export function readShippedFinder(): Finder {
  const opened = openFinder(gunzipSync(readFileSync(indexPath)))
  if (!opened.ok) throw new Error(`${indexPath}: ${opened.reason}; npm run finder -- build`)
  const present = madeOf(readShippedPack(), readSentences(lexiconFolder))
  if (present.some((table, index) => table !== opened.value.madeOf[index])) {
    throw new Error(`${indexPath} was made of another pack or lexicon: npm run finder -- build`)
  }
  return opened.value
}
