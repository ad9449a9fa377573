import { parseArgs } from 'node:util'
import { simulate, type RunReport } from '../tests/simulation/simulation.ts'
import { seatProperties, type SeatProperty } from '../tests/seats/seat-properties.ts'
import { simulateSeats, type SeatReport } from '../tests/seats/seat-simulation.ts'
import { properties, type PropertyName } from '../tests/simulation/violation.ts'

const help = `Usage: npm run simulate -- sync  [--runs N] [--seed S]
       npm run simulate -- seats [--runs N] [--seed S] [--kiosks K]

sync:
Tells N random stories of a site (1 to 3 kiosks, a host desk, an employer desk and the server in one process: the
engine and the server that ship, with lost, doubled, late and cut messages, streams in pieces, reloads, power
cuts in mid-commit, torn, full and slow disks, clocks that jump, stand still and sleep, restores, a stolen kiosk
and poisoned rows), then lets all heal and checks what must hold whatever happens.

seats:
Tells N random stories of one session's seats, lent to 2 to 5 kiosks and sold without network: cuts, repeated
and reordered messages, power cuts in mid-sale, disks set back, lost kiosks, wrong clocks, overcommits, other
capacities, cancellations. The eight invariants of the leases are checked at every step; 0 seats oversold.

  --runs N   how many stories (sync 300, seats 100000)
  --kiosks K how many kiosks, instead of 2 to 5
  --seed S   number of the first one (1); SEED=S in the environment tells that one alone

Prints runs, steps, and the violations of each property with the seeds that show them.
Leaves with 1 when there is a violation, with 2 when it does not understand what is asked.`

const SEEDS_SHOWN = 10

interface Command {
  what: 'sync' | 'seats'
  runs: number
  first: number
  kiosks?: number
}

/** Why the command line cannot be followed, or what it asks for. */
function readCommand(args: string[]): Command | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        runs: { type: 'string' },
        seed: { type: 'string', default: '1' },
        kiosks: { type: 'string' },
      },
    })
    const [what, ...more] = positionals
    if ((what !== 'sync' && what !== 'seats') || more.length > 0)
      return 'What to simulate: `sync` or `seats`.'
    const replayed = process.env['SEED']
    const usual = what === 'sync' ? '300' : '100000'
    const runs = replayed === undefined ? whole(values.runs ?? usual, 1) : 1
    const first = whole(replayed ?? values.seed, 0)
    if (runs === null) return `--runs ${values.runs}: a whole number from 1 on is needed.`
    if (first === null) return `Seed ${replayed ?? values.seed}: a whole number from 0 on is needed.`
    if (values.kiosks === undefined) return { what, runs, first }
    const kiosks = whole(values.kiosks, 1)
    if (what === 'sync' || kiosks === null || kiosks > 20) return '--kiosks: 1 to 20, of `seats`.'
    return { what, runs, first, kiosks }
  } catch (error) {
    return (error as Error).message
  }
}

function whole(text: string, least: number): number | null {
  const value = Number(text)
  return /^\d{1,9}$/.test(text) && value >= least ? value : null
}

async function runSync({ runs, first }: Command): Promise<number> {
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

function runSeats({ runs, first, kiosks }: Command): number {
  const started = performance.now()
  const sum = { steps: 0, confirmed: 0, requests: 0, late: 0, alarms: 0 }
  const broken = new Map<SeatProperty, SeatReport[]>()
  for (let seed = first; seed < first + runs; seed++) {
    const report = simulateSeats(
      seed,
      {},
      { ...(kiosks === undefined ? {} : { kioskCount: kiosks }), withRestores: seed % 3 === 0 },
    )
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += report[name]
    for (const property of new Set(report.violations.map((one) => one.property))) {
      broken.set(property, [...(broken.get(property) ?? []), report])
    }
  }
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${runs} stories, seeds ${first} to ${first + runs - 1}, ${sum.steps} steps, ${seconds.toFixed(1)} s ` +
      `(${Math.round(runs / seconds)} a second)\n` +
      `${sum.confirmed} confirmed at a kiosk, ${sum.requests} requests, ${sum.late} late, ` +
      `${sum.alarms} slots sold twice on paper after a disk was set back, ` +
      `${broken.get('N2')?.length ?? 0} stories oversold`,
  )
  for (const [name, meaning] of Object.entries(seatProperties)) {
    const reports = broken.get(name as SeatProperty) ?? []
    const seeds = reports.slice(0, SEEDS_SHOWN).map((report) => report.seed)
    console.log(
      `${name.padEnd(4)} ${meaning}: ${reports.length === 0 ? 'held' : `VIOLATED, seeds ${seeds.join(', ')}`}`,
    )
  }
  const [worst] = [...broken.values()].flat()
  if (!worst) return 0
  console.log(`\nSeed ${worst.seed} (replay: SEED=${worst.seed} npm run simulate -- seats):`)
  for (const { property, detail } of worst.violations) console.log(`  ${property} ${detail}`)
  return 1
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
    process.exitCode = command.what === 'sync' ? await runSync(command) : runSeats(command)
  }
}
