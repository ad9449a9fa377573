import type { PackSource } from '../../domain/taxonomy/pack-format.ts'
import { fetchPack, packs } from './packs.ts'

/** Whose work the classifications are, as their pack says; `null` where it cannot be read. */
export async function readPackSources(
  fetched: typeof fetchPack = fetchPack,
): Promise<readonly PackSource[] | null> {
  const zipped = await fetched(packs.taxonomy)
  if (typeof zipped === 'string') return null
  const unzipped = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))
  const { sources } = (await new Response(unzipped).json()) as { sources: PackSource[] }
  return sources
}
