import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { openFinder } from '../domain/finder/finder.ts'
import type { JobTitle } from '../domain/taxonomy/taxonomy.ts'
import { readTextFile } from '../sync-server/text-file.ts'
import { answerTo } from './finder/ask.ts'
import { buildIndex } from './finder/build-index.ts'
import { evaluate, evaluated, report, type Evaluated } from './finder/evaluate.ts'
import { readSentences } from './finder/everyday-sentences.ts'
import { foldOf, REPORTED_FOLD } from './finder/held-out.ts'
import { indexPath, lexiconFolder, readShippedFinder } from './finder/shipped-index.ts'
import { evaluateStock } from './finder/stock-search.ts'
import { readTable, UnreadableTable } from './taxonomy/csv-table.ts'
import { writeManifest } from './taxonomy/packs-manifest.ts'
import { readShippedPack } from './taxonomy/shipped-pack.ts'

const help = `Usage: npm run finder -- ask "TEXT"
       npm run finder -- eval --on rome|esco-skills|esco-occupations --csv FILE
       npm run finder -- held-out [--fold N]
       npm run finder -- build

ask       What the kiosk shows for a text, with the words that matched.
eval      Asks every query of a CSV file (columns query,expected) and prints queries, hit@1, hit@5, the mean
          reciprocal rank and the 95th percentile of the time of one query. expected is a ROME code, or the UUID or URI
          of ESCO; several may stand with | between them.
held-out  Builds an index without a tenth of the job titles, and asks it for them: the titles in both genders, as ROME
          writes them. Fold 0, the default, is the one that nothing was tuned on. About two minutes.
build     Makes resources/packs/finder.bin.gz of the taxonomy pack and the life lexicon. About a minute.

Leaves with 0 when done, 1 when a file cannot be read, 2 when it does not understand what is asked.`

/** What cannot be done as it was asked, in a sentence. */
class Misunderstood extends Error {}

function ask(text: string): number {
  console.log(answerTo(text, readShippedFinder(), readShippedPack(), readSentences(lexiconFolder)))
  return 0
}

function evaluateFile(on: string, path: string): number {
  if (!isEvaluated(on)) throw new Misunderstood(`--on is one of ${Object.keys(evaluated).join(', ')}.`)
  const rows = readTable(readTextFile(path), path, ['query', 'expected'])
  const questions = rows.map(({ query = '', expected = '' }) => ({ query, expected }))
  console.log(report(evaluate(readShippedFinder(), readShippedPack(), on, questions)))
  return 0
}

function isEvaluated(on: string): on is Evaluated {
  return Object.hasOwn(evaluated, on)
}

function heldOut(fold: number): number {
  const taxonomy = readShippedPack()
  const isHeldOut = (title: JobTitle) => foldOf(title) === fold
  // Nothing of the reported fold is in the index while another one is tuned on.
  const isLeftOut = (title: JobTitle) => isHeldOut(title) || foldOf(title) === REPORTED_FOLD
  const index = buildIndex(taxonomy, [], isLeftOut)
  const opened = openFinder(index)
  if (!opened.ok) throw new Error(opened.reason)
  const questions = taxonomy.titles
    .filter(isHeldOut)
    .map(({ label, occupation }) => ({ query: label, expected: occupation.code }))
  console.log(report(evaluate(opened.value, taxonomy, 'rome', questions)))
  const known = taxonomy.titles.filter((title) => !isLeftOut(title))
  const stock = evaluateStock(
    known.map(({ label, occupation }) => ({ label, code: occupation.code })),
    questions,
  )
  console.log(`MiniSearch with the French stemmer, the same titles and queries: ${percentages(stock)}`)
  return 0
}

function percentages({ hit1, hit5 }: { hit1: number; hit5: number }): string {
  return `hit@1 ${(hit1 * 100).toFixed(1)} %, hit@5 ${(hit5 * 100).toFixed(1)} %`
}

function build(): number {
  const bytes = gzipSync(buildIndex(readShippedPack(), readSentences(lexiconFolder)), { level: 9 })
  writeFileSync(indexPath, bytes)
  writeManifest()
  console.log(`${indexPath}: ${(readFileSync(indexPath).length / 1e6).toFixed(2)} MB`)
  return 0
}

function main(args: string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        on: { type: 'string' },
        csv: { type: 'string' },
        fold: { type: 'string', default: String(REPORTED_FOLD) },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [verb, ...rest] = positionals
    if (values.help || verb === 'help') {
      console.log(help)
      return 0
    }
    if (verb === 'ask' && rest.length > 0) return ask(rest.join(' '))
    if (verb === 'eval' && values.on !== undefined && values.csv !== undefined) {
      return evaluateFile(values.on, values.csv)
    }
    if (verb === 'held-out' && /^\d$/u.test(values.fold)) return heldOut(Number(values.fold))
    if (verb === 'build') return build()
    console.error(help)
  } catch (error) {
    if (error instanceof UnreadableTable || (error as NodeJS.ErrnoException).code === 'ENOENT') {
      console.error((error as Error).message)
      return 1
    }
    const isAsked = error instanceof Misunderstood || error instanceof TypeError
    if (!isAsked) throw error
    console.error(`${error.message}\n\n${help}`)
  }
  return 2
}

process.exit(main(process.argv.slice(2)))
