import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openFinder, type Finder } from '../../domain/finder/finder.ts'

const resources = resolve(import.meta.dirname, '../../resources')
export const indexPath = resolve(resources, 'packs/finder.bin.gz')
export const lexiconFolder = resolve(resources, 'lexicon')

/** The index that ships. Throws where it cannot be opened: the checkout is broken then. */
export function readShippedFinder(): Finder {
  const opened = openFinder(gunzipSync(readFileSync(indexPath)))
  if (!opened.ok) throw new Error(`${indexPath}: ${opened.reason}; npm run finder -- build`)
  return opened.value
}
