import digests from '../../resources/packs/manifest.json'
import indexUrl from '../../resources/packs/finder.bin.gz?url'
import taxonomyUrl from '../../resources/packs/taxonomy.json.gz?url'

/** A pack that ships beside the screens, as a file whose name changes with its content. */
export interface Pack {
  url: string
  /** SHA-256 of the file, in hexadecimal digits. */
  digest: string
}

/** What the finder stands on; both were made together. */
export const packs = {
  index: { url: indexUrl, digest: digests['finder.bin.gz'] },
  taxonomy: { url: taxonomyUrl, digest: digests['taxonomy.json.gz'] },
} as const satisfies Record<string, Pack>

/** Why a pack cannot be used. `unreachable`: neither kept here nor at the server. `altered`: not the file that was made. */
export type PackFault = 'unreachable' | 'altered'

/** The bytes of a pack, held to its digest. A copy that is not the file is asked for once more, past every cache. */
export async function fetchPack({ url, digest }: Pack): Promise<ArrayBuffer | PackFault> {
  let fault: PackFault = 'unreachable'
  for (const cache of ['default', 'reload'] as const) {
    const bytes = await bytesOf(url, cache)
    if (bytes === null) return fault
    if ((await digestOf(bytes)) === digest) return bytes
    fault = 'altered'
  }
  return fault
}

async function bytesOf(url: string, cache: RequestCache): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(url, { cache })
    return response.ok ? await response.arrayBuffer() : null
  } catch {
    return null
  }
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
