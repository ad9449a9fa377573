import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { indexPath } from '../finder/shipped-index.ts'
import { packPath, packsFolder } from './shipped-pack.ts'

/** SHA-256 of each pack of a folder, by file name: what a device holds a pack to before it opens it. */
export function digestsOfPacks(folder = packsFolder): Record<string, string> {
  return Object.fromEntries(
    [indexPath, packPath]
      .map((path) => basename(path))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  )
}

/** To be written whenever a pack was. */
export function writeManifest(folder = packsFolder): void {
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(digestsOfPacks(folder), null, 2)}\n`)
}
