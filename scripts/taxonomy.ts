import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { openPack } from '../domain/taxonomy/taxonomy.ts'
import { buildPack } from './taxonomy/build-pack.ts'
import { UnreadableTable } from './taxonomy/csv-table.ts'
import { packFaults } from './taxonomy/pack-faults.ts'
import { packPath, shippedName, shippedSources } from './taxonomy/shipped-pack.ts'
import { readTablesOf } from './taxonomy/tables.ts'

const help = `Usage: npm run taxonomy -- build FOLDER
       npm run taxonomy -- check

build  Makes resources/packs/taxonomy.json.gz of the tables rome/*.csv.gz and esco/*.csv.gz of FOLDER.
check  Opens the pack, checks it, and prints what it holds.

Leaves with 0 when all is well, 1 with a fault, 2 when it does not understand what is asked.`

function build(folder: string): number {
  try {
    writeFileSync(packPath, buildPack(readTablesOf(folder), shippedName, shippedSources))
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    console.error(error.message)
    return 1
  }
  return check()
}

function check(): number {
  const bytes = readFileSync(packPath)
  const opened = openPack(gunzipSync(bytes))
  if (!opened.ok) {
    console.error(`${packPath}: ${opened.reason}`)
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

function main(args: string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false } },
    })
    const [verb, path, ...rest] = positionals
    if (values.help || verb === 'help') {
      console.log(help)
      return 0
    }
    if (verb === 'build' && path !== undefined && rest.length === 0) return build(path)
    if (verb === 'check' && path === undefined) return check()
    console.error(help)
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`)
  }
  return 2
}

process.exit(main(process.argv.slice(2)))
