import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { LifeScene } from '../domain/competences/life-scene.ts'
import { closeSkills } from '../domain/matching/close-skills.ts'
import { readTextFile } from '../sync-server/text-file.ts'
import { parityReport, type ParityRow } from './parity/parity-report.ts'
import { readShippedPack } from './taxonomy/shipped-pack.ts'

const folder = resolve(import.meta.dirname, '../resources/lexicon')
/** Under this share of the group that is shown most, a group is marked (rule of four fifths). */
const FOUR_FIFTHS = 0.8
const help = `Usage: npm run parity -- [--seed N]

Whom the employers' search shows first, of synthetic people who differ by nothing but where they learned what they
can do: at home, with others, by making things, on their way, at work. One need for each trade of the life lexicon. Groups under
four fifths of the one that is shown most are marked. For information: nobody real is counted, and nothing is corrected by it.

Three rules follow, tried on the same people: one more proof puts nobody lower; in which order people came changes no list;
the seed of another day changes the order of equals alone. Each search notes its seed, so that its order can be told.

Leaves with 0 when done, 1 when one of the rules is broken, 2 when it does not understand what is asked.`

function line({ group, people, found, shown, ratio }: ParityRow): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`.padStart(9)
  const mark = Number(ratio.toFixed(2)) < FOUR_FIFTHS ? '  under 4/5' : ''
  return `${group.padEnd(10)} ${String(people).padStart(6)} ${percent(found)} ${percent(shown)} ${ratio.toFixed(2).padStart(6)}${mark}`
}

function main(args: string[]): number {
  const parsed = readArgs(args)
  if (parsed === null) {
    console.error(help)
    return 2
  }
  if (parsed === 'help') {
    console.log(help)
    return 0
  }
  const scenes = readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readTextFile(join(folder, name))) as LifeScene)
  const { rows, checks } = parityReport(scenes, closeSkills(readShippedPack()), parsed)
  console.log('group      people     found     shown  ratio')
  for (const row of rows) console.log(line(row))
  const { moreProof, otherOrder, otherDay } = checks
  console.log(`
one more proof: ${moreProof.tried} tried, ${moreProof.lower} came out lower
the same people told in another order: ${otherOrder.tried} lists, ${otherOrder.changed} changed
the seed of another day: ${otherDay.tried} lists, ${otherDay.changed} with equals in another order, ${otherDay.unequal} changed otherwise`)
  return moreProof.lower + otherOrder.changed + otherDay.unequal > 0 ? 1 : 0
}

function readArgs(args: string[]): number | 'help' | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return 'help'
    return /^\d{1,9}$/u.test(values.seed) ? Number(values.seed) : null
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

process.exitCode = main(process.argv.slice(2))
