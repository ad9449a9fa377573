import { parseArgs } from 'node:util'
import { simulate, type RunReport } from '../tests/simulation/simulation.ts'
import { properties, type PropertyName } from '../tests/simulation/violation.ts'

const help = `Usage: npm run simulate -- sync [--runs N] [--seed S]

Tells N random stories of a site (2 to 5 kiosks, a host desk, an employer desk and the real server core in one
process, with lost, doubled, late and cut messages, crashes, wrong clocks, restores, a stolen kiosk and
poisoned rows), then lets all heal and checks what must hold whatever happens.

  --runs N   how many stories (200)
  --seed S   number of the first one (1); SEED=S in the environment tells that one alone

Prints runs, steps, and the violations of each property with the seeds that show them.
Leaves with 1 when there is a violation, with 2 when it does not understand what is asked.`

const SEEDS_SHOWN = 10

/** Why the command line cannot be followed, or what it asks for. */
function readCommand(args: string[]): { runs: number; first: number } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { runs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
    })
    if (positionals.length !== 1 || positionals[0] !== 'sync') return 'What to simulate: `sync`.'
    const replayed = process.env['SEED']
    const runs = replayed === undefined ? whole(values.runs, 1) : 1
    const first = whole(replayed ?? values.seed, 0)
    if (runs === null) return `--runs ${values.runs}: a whole number from 1 on is needed.`
    if (first === null) return `Seed ${replayed ?? values.seed}: a whole number from 0 on is needed.`
    return { runs, first }
  } catch (error) {
    return (error as Error).message
  }
}

function whole(text: string, least: number): number | null {
  const value = Number(text)
  return /^\d{1,9}$/.test(text) && value >= least ? value : null
}

async function run({ runs, first }: { runs: number; first: number }): Promise<number> {
  const started = performance.now()
  const reports: RunReport[] = []
  for (let seed = first; seed < first + runs; seed++) reports.push(await simulate(seed))
  const sum = (count: (report: RunReport) => number) => reports.reduce((total, one) => total + count(one), 0)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${runs} runs, seeds ${first} to ${first + runs - 1}, ${sum((one) => one.steps)} steps, ` +
      `${sum((one) => one.facts)} confirmed facts, ${seconds} s`,
  )
  for (const [name, meaning] of Object.entries(properties)) {
    console.log(`${name.padEnd(4)} ${meaning}: ${told(reports, name as PropertyName)}`)
  }
  const broken = reports.find((report) => report.violations.length > 0)
  if (!broken) return 0
  console.log(`\nSeed ${broken.seed} (replay: SEED=${broken.seed} npm run simulate -- sync):`)
  for (const { property, detail } of broken.violations.slice(0, 20)) console.log(`  ${property} ${detail}`)
  return 1
}

function told(reports: readonly RunReport[], property: PropertyName): string {
  const violated = reports.filter((report) => report.violations.some((one) => one.property === property))
  if (violated.length === 0) return 'held'
  const count = violated.flatMap((report) =>
    report.violations.filter((one) => one.property === property),
  ).length
  const seeds = violated.slice(0, SEEDS_SHOWN).map((report) => report.seed)
  const more = violated.length > SEEDS_SHOWN ? ', …' : ''
  return `${count} VIOLATIONS, seeds ${seeds.join(', ')}${more}`
}

const args = process.argv.slice(2)
if (args.includes('--help')) {
  console.log(help)
} else {
  const command = readCommand(args)
  if (typeof command === 'string') {
    console.error(`${command}\n\n${help}`)
    process.exitCode = 2
  } else {
    process.exitCode = await run(command)
  }
}
