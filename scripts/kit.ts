import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { KitCard } from '../domain/kit/kit-card.ts'
import { chromiumPath } from './chromium-path.ts'
import { checkKit, type CardFile, type Fault } from './kit/check-cards.ts'
import { printBinder } from './kit/print-binder.ts'
import { readTextFile } from '../sync-server/text-file.ts'
import { readShippedPack } from './taxonomy/shipped-pack.ts'

const resources = resolve(dirname(fileURLToPath(import.meta.url)), '../resources')
const kitFolder = join(resources, 'kit')
const help = `Usage: npm run kit -- check [--partial] [CARD.json | FOLDER]...
       npm run kit -- print FILE.pdf [CARD | TRACK | CARD.json]...

check  Checks the cards of the challenge kit: form, rules and languages; file and line of each fault.
       Without a path, all 50 cards of resources/kit.

  --partial  do not ask for all 50 cards; understood when single files are given

print  Makes the binder of the cards, ready for two-sided printing on A4: for each card the host's sheet, the
       employer's grid, and the participant's sheet in French, English and easy-to-read French. Names are
       E01, A17…, a whole track E, A or C, or the file of an adapted card; without one, all 50 cards.
       Needs a Chromium (CHROMIUM_PATH names one), no network.

Leaves with 0 without a fault, 1 with one, 2 when it does not understand what is asked.`

function readRomeCodes(): Set<string> {
  return new Set(readShippedPack().occupations.map(({ code }) => code))
}

function cardFiles(path: string): string[] {
  if (path.endsWith('.json')) return [path]
  const names = readdirSync(path).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => join(path, name))
}

function tell(faults: readonly Fault[]): void {
  for (const { file, line, pointer, message } of faults) {
    console.error(`${file}:${line}: ${pointer === '' ? '' : `${pointer}: `}${message}`)
  }
}

function check(paths: string[], partial: boolean): number {
  const asked = paths.length > 0 ? paths : [kitFolder]
  const isSingle = asked.some((path) => path.endsWith('.json'))
  const files: CardFile[] = asked.flatMap(cardFiles).map((file) => ({ file, source: readTextFile(file) }))
  const faults = checkKit(files, readRomeCodes(), !isSingle && !partial)
  tell(faults)
  console.log(`${files.length} cards, ${faults.length} faults`)
  return faults.length === 0 ? 0 : 1
}

/** What cannot be done as it was asked, in a sentence. */
class Misunderstood extends Error {}

/** The files of the cards named, each once, in the order of the kit. */
function filesNamed(names: readonly string[]): string[] {
  const kit = cardFiles(kitFolder)
  const found = names.flatMap((name) => {
    if (name.endsWith('.json')) {
      if (!existsSync(name)) throw new Misunderstood(`There is no file ${name}.`)
      return name
    }
    const ofKit = kit.filter(
      (file) => (/^[EAC]$/i.test(name) ? basename(file)[0] : basename(file, '.json')) === name.toUpperCase(),
    )
    if (ofKit.length === 0)
      throw new Misunderstood(`No card "${name}": E01 to E17, A01 to A17, C01 to C16, or E, A, C.`)
    return ofKit
  })
  return found.length === 0 ? kit : [...new Set(found)]
}

function destination(path: string | undefined): string {
  if (path === undefined || !path.toLowerCase().endsWith('.pdf')) {
    throw new Misunderstood('Name the file to make first: npm run kit -- print classeur.pdf')
  }
  const folder = dirname(resolve(path))
  if (!existsSync(folder)) throw new Misunderstood(`The folder ${folder} does not exist.`)
  return path
}

async function print(path: string | undefined, names: readonly string[]): Promise<number> {
  const to = destination(path)
  const files = filesNamed(names).map((file) => ({ file, source: readTextFile(file) }))
  const faults = checkKit(files, readRomeCodes(), false)
  if (faults.length > 0) {
    tell(faults)
    console.error(`Nothing was printed: ${faults.length} faults to mend first.`)
    return 1
  }
  const browser = await chromiumPath()
  if (browser === null || !existsSync(browser)) {
    if (browser !== null) console.error(`There is no browser at ${browser}.`)
    console.error('Printing needs Chromium, Chrome or Edge: install one, or name it with CHROMIUM_PATH.')
    return 1
  }
  const started = performance.now()
  const cards = files.map(({ source }) => JSON.parse(source) as KitCard)
  const day = new Date().toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })
  const { pdf, pages } = await printBinder(cards, day, browser)
  writeFileSync(to, pdf)
  const [size, seconds] = [(pdf.length / 1e6).toFixed(1), ((performance.now() - started) / 1000).toFixed(0)]
  console.log(`${to}: ${cards.length} cards, ${pages} pages, ${size} MB, in ${seconds} s`)
  return 0
}

async function main(args: string[]): Promise<number> {
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
    if (verb === 'print') return await print(paths[0], paths.slice(1))
    console.error(`What to do with the kit: \`check\` or \`print\`.\n\n${help}`)
  } catch (error) {
    console.error(error instanceof Misunderstood ? error.message : `${(error as Error).message}\n\n${help}`)
  }
  return 2
}

process.exit(await main(process.argv.slice(2)))
