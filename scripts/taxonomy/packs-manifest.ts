import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { indexPath } from '../finder/shipped-index.ts'
import { packPath } from './shipped-pack.ts'

export const manifestPath = resolve(import.meta.dirname, '../../resources/packs/manifest.json')

/** SHA-256 of each pack that ships, by file name: what a device holds a pack to before it opens it. */
export function digestsOfPacks(): Record<string, string> {
  return Object.fromEntries(
    [indexPath, packPath].map((path) => [
      basename(path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}

/** To be written whenever a pack was. */
export function writeManifest(): void {
  writeFileSync(manifestPath, `${JSON.stringify(digestsOfPacks(), null, 2)}\n`)
}
