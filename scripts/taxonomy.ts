import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { openPack } from '../domain/taxonomy/taxonomy.ts'
import { buildIndex } from './finder/build-index.ts'
import { readSentences } from './finder/everyday-sentences.ts'
import { indexPath, lexiconFolder } from './finder/shipped-index.ts'
import { buildPack } from './taxonomy/build-pack.ts'
import { UnreadableTable } from './taxonomy/csv-table.ts'
import { importZip } from './taxonomy/import-zip.ts'
import { packFaults } from './taxonomy/pack-faults.ts'
import { writeManifest } from './taxonomy/packs-manifest.ts'
import {
  packPath,
  packsFolder,
  readShippedPack,
  shippedName,
  shippedSources,
} from './taxonomy/shipped-pack.ts'
import { readTablesOf } from './taxonomy/tables.ts'

const help = `Usage: npm run taxonomy -- build FOLDER
       npm run taxonomy -- check
       npm run taxonomy -- import FILE.zip [--packs FOLDER]

build  Makes resources/packs/taxonomy.json.gz of the tables rome/*.csv.gz and esco/*.csv.gz of FOLDER.
check  Opens the pack, checks it, and prints what it holds.
import Puts the tables of an official zip in the place of those that ship: ROME v460 (unix_…_v460_utf8.csv), or ESCO
       1.1 or 1.2 in French or English. Makes the finder's index again, which takes some minutes. A zip that cannot
       be read, or of another release, is refused, and pack and index stay as they were. --packs: the packs of another
       folder than resources/packs. Kiosks and desks get them with the next build that is installed.

Leaves with 0 when all is well, 1 with a fault, 2 when it does not understand what is asked.`

function build(folder: string): number {
  try {
    writeFileSync(packPath, buildPack(readTablesOf(folder), shippedName, shippedSources))
    writeManifest()
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    console.error(error.message)
    return 1
  }
  return check()
}

async function importFile(path: string, folder: string): Promise<number> {
  const [packHere, indexHere] = [packPath, indexPath].map((shipped) => join(folder, basename(shipped)))
  let bytes: Buffer
  try {
    const { tables, name, sources } = await importZip(path, readShippedPack(packHere))
    bytes = buildPack(tables, name, sources)
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    console.error(error.message)
    return 1
  }
  const opened = openPack(gunzipSync(bytes))
  const faults = opened.ok ? packFaults(opened.value) : [opened.reason]
  if (!opened.ok || faults.length > 0) {
    for (const fault of faults) console.error(fault)
    console.error(`Les tables de ${path} ne vont pas ensemble. Le paquet reste comme il était.`)
    return 1
  }
  // Lines of the index are lines of the pack: both change together.
  const index = gzipSync(buildIndex(opened.value, readSentences(lexiconFolder)), { level: 9 })
  writeFileSync(indexHere!, index)
  writeFileSync(packHere!, bytes)
  writeManifest(folder)
  const status = check(packHere)
  console.log(
    'Les bornes et les bureaux ne l’ont pas encore. Pour qu’ils le reçoivent\u202f: npm run build, puis installez cette version et redémarrez le serveur.',
  )
  return status
}

function check(path = packPath): number {
  const bytes = readFileSync(path)
  const opened = openPack(gunzipSync(bytes))
  if (!opened.ok) {
    console.error(`${path}: ${opened.reason}`)
    return 1
  }
  const taxonomy = opened.value
  const faults = packFaults(taxonomy)
  for (const fault of faults) console.error(fault)
  const digest = createHash('sha256').update(bytes).digest('hex')
  console.log(
    [
      taxonomy.name,
      `  ${taxonomy.occupations.length} métiers, ${taxonomy.titles.length} appellations (ROME)`,
      `  ${taxonomy.skills.length} compétences, ${taxonomy.escoOccupations.length} métiers (ESCO)`,
      ...taxonomy.sources.map(({ attribution, changes }) => `  ${attribution}\n    ${changes}`),
      `  ${(bytes.length / 1e6).toFixed(2)} MB, sha256 ${digest}`,
      `${faults.length} faults`,
    ].join('\n'),
  )
  return faults.length === 0 ? 0 : 1
}

async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false }, packs: { type: 'string' } },
    })
    const [verb, path, ...rest] = positionals
    if (values.help || verb === 'help') {
      console.log(help)
      return 0
    }
    if (values.packs !== undefined && verb !== 'import') throw new Error('--packs goes with import alone.')
    if (verb === 'build' && path !== undefined && rest.length === 0) return build(path)
    if (verb === 'import' && path !== undefined && rest.length === 0) {
      return await importFile(path, values.packs ?? packsFolder)
    }
    if (verb === 'check' && path === undefined) return check()
    console.error(help)
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`)
  }
  return 2
}

process.exit(await main(process.argv.slice(2)))
