import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** What gets smaller; pictures, fonts and packs are compressed as they are. */
const TEXT = /^assets\/.*\.(js|css|svg)$/

/**
 * Writes beside each file of text that browsers ask for its compressed form, once at build time: the server of a site
 * is a small machine, and would otherwise compress two megabytes for every kiosk that starts.
 */
export function compressPlugin(): Plugin {
  return {
    name: 'pepiniere-compress',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir }, bundle) {
      const files = Object.keys(bundle).filter((file) => TEXT.test(file))
      await Promise.all(files.map((file) => compress(join(dir!, file))))
    },
  }
}

async function compress(path: string): Promise<void> {
  const compressed = await promisify(gzip)(await readFile(path), { level: constants.Z_BEST_COMPRESSION })
  await writeFile(`${path}.gz`, compressed)
}
