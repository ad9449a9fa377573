import { basename } from 'node:path'
import yauzl from 'yauzl'
import { UnreadableTable } from './csv-table.ts'

/** Limits several times above the official zips of ROME and ESCO, and below what a machine of a site can hold. */
export interface ZipLimits {
  files: number
  bytesOfOne: number
  bytesOfAll: number
}

export const zipLimits: ZipLimits = { files: 500, bytesOfOne: 80e6, bytesOfAll: 400e6 }

/**
 * The tables of a zip, by the names of their files without folders; `path` and `names` say where they lay. What is no
 * table is not unzipped.
 *
 * @throws UnreadableTable for what is no zip, is too large once unzipped, says other sizes than it has, or has names
 * that lead out of its folder.
 */
export async function readZip(
  path: string,
  isWanted: (name: string) => boolean,
  limits = zipLimits,
): Promise<{ texts: Map<string, string>; names: string[] }> {
  const texts = new Map<string, string>()
  const names: string[] = []
  let total = 0
  const zip = await opened(path)
  try {
    if (zip.entryCount > limits.files) {
      throw new UnreadableTable(
        `${path}\u202f: trop de fichiers (${zip.entryCount}, au plus ${limits.files}).`,
      )
    }
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName)
      const name = basename(entry.fileName)
      if (!isWanted(name)) continue
      if (entry.isEncrypted()) throw new UnreadableTable(`${path}\u202f: protégé par un mot de passe.`)
      total += entry.uncompressedSize
      const isTooLarge = entry.uncompressedSize > limits.bytesOfOne || total > limits.bytesOfAll
      if (isTooLarge) throw new UnreadableTable(`${path}\u202f: trop gros une fois décompressé (${name}).`)
      // Sizes are checked while it flows: one that is larger than it says ends at the size it said.
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
      texts.set(name, new TextDecoder('utf-8').decode(Buffer.concat(chunks)))
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error
    throw new UnreadableTable(sentenceOf(path, error as Error))
  } finally {
    zip.close()
  }
  return { texts, names }
}

async function opened(path: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
  } catch (error) {
    throw new UnreadableTable(sentenceOf(path, error as NodeJS.ErrnoException))
  }
}

function sentenceOf(path: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return `Il n’y a pas de fichier ${path}.`
  if (/relative path|absolute path|invalid characters/u.test(message)) {
    return `${path}\u202f: un nom de fichier sort du dossier\u202f; ce zip n’est pas lu.`
  }
  if (/too many bytes|not enough bytes|size mismatch/u.test(message)) {
    return `${path}\u202f: un fichier n’a pas la taille annoncée\u202f; ce zip n’est pas lu.`
  }
  return `${path}\u202f: ce n’est pas un zip, ou il est abîmé.`
}
