import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { checkKit, type CardFile } from './kit/check-cards.ts'

const resources = resolve(dirname(fileURLToPath(import.meta.url)), '../resources')
const help = `Usage: npm run kit -- check [--partial] [CARD.json | FOLDER]...

Checks the cards of the challenge kit: form, rules and languages; file and line of each fault.
Without a path, all 50 cards of resources/kit.

  --partial  do not ask for all 50 cards; understood when single files are given

Leaves with 0 without a fault, 1 with one, 2 when it does not understand what is asked.`

/** The codes of the ROME table: its first column. */
function readRomeCodes(): Set<string> {
  const table = gunzipSync(readFileSync(join(resources, 'rome', 'occupations.csv.gz'))).toString('utf8')
  const rows = table.trim().split('\n').slice(1)
  return new Set(rows.map((row) => row.slice(0, row.indexOf(','))))
}

function cardFiles(path: string): string[] {
  if (path.endsWith('.json')) return [path]
  const names = readdirSync(path).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => join(path, name))
}

function check(paths: string[], partial: boolean): number {
  const asked = paths.length > 0 ? paths : [join(resources, 'kit')]
  const isSingle = asked.some((path) => path.endsWith('.json'))
  const files: CardFile[] = asked
    .flatMap(cardFiles)
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
  const faults = checkKit(files, readRomeCodes(), !isSingle && !partial)
  for (const { file, line, pointer, message } of faults) {
    console.error(`${file}:${line}: ${pointer === '' ? '' : `${pointer}: `}${message}`)
  }
  console.log(`${files.length} cards, ${faults.length} faults`)
  return faults.length === 0 ? 0 : 1
}

function main(args: string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        partial: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [verb, ...paths] = positionals
    if (values.help || verb === 'help') {
      console.log(help)
      return 0
    }
    if (verb === 'check') return check(paths, values.partial)
    console.error(`What to do with the kit: \`check\`.\n\n${help}`)
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`)
  }
  return 2
}

process.exit(main(process.argv.slice(2)))
