import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { lifeDrawings } from '../renderer/kiosk/competences/life-drawings.ts'
import { readTextFile } from '../sync-server/text-file.ts'
import { checkLexicon } from './lexicon/check-scenes.ts'
import { readShippedPack } from './taxonomy/shipped-pack.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'resources', 'lexicon')
const help = `Usage: npm run lexicon -- check [--partial] [SCENE.json | FOLDER]...

check  Checks the scenes of life of the competence account: form, ids, ESCO skills and ROME occupations, drawings,
       the three languages, easy reading, sentences that say the same; file and line of each fault.
       Without a path, all scenes of resources/lexicon.

  --partial  do not ask for all that the product promises; understood when single files are given

Leaves with 0 without a fault, 1 with one, 2 when it does not understand what is asked.`

/** What cannot be done as it was asked, in a sentence. */
class Misunderstood extends Error {}

function sceneFiles(path: string): string[] {
  if (!existsSync(path)) throw new Misunderstood(`There is no file or folder ${path}.`)
  if (path.endsWith('.json')) return [path]
  const names = readdirSync(path).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => join(path, name))
}

function check(paths: readonly string[], partial: boolean): number {
  const asked = paths.length > 0 ? paths : [folder]
  const files = asked.flatMap(sceneFiles).map((file) => ({ file, source: readTextFile(file) }))
  const known = {
    taxonomy: readShippedPack(),
    hasDrawing: (name: string) => Object.hasOwn(lifeDrawings, name),
  }
  const isSingle = asked.some((path) => path.endsWith('.json'))
  const faults = checkLexicon(files, known, !isSingle && !partial)
  for (const { file, line, pointer, message } of faults) {
    console.error(`${file}:${line}: ${pointer === '' ? '' : `${pointer}: `}${message}`)
  }
  const sentences = files.reduce((total, { source }) => total + (source.match(/"esco":/g)?.length ?? 0), 0)
  console.log(`${files.length} scenes, ${sentences} sentences, ${faults.length} faults`)
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
    console.error(`What to do with the lexicon: \`check\`.\n\n${help}`)
  } catch (error) {
    console.error(error instanceof Misunderstood ? error.message : `${(error as Error).message}\n\n${help}`)
  }
  return 2
}

process.exit(main(process.argv.slice(2)))
