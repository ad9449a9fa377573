import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Result } from '../../domain/result.ts'
import { openPack, type PackRefusal, type Taxonomy } from '../../domain/taxonomy/taxonomy.ts'

/** The pack of occupations and skills in a file. Throws where it cannot be read or unzipped. */
export async function readTaxonomy(path: string): Promise<Result<Taxonomy, PackRefusal>> {
  return openPack(await promisify(gunzip)(await readFile(path)))
}
