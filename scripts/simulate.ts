import { parseArgs } from 'node:util'
import { playMoves } from '../tests/simulation/gaming.ts'
import { reminderMix, tellReminderStory } from '../tests/simulation/reminder-story.ts'
import { playScoreStories } from '../tests/simulation/score-story.ts'
import { simulate, soundParts, type RunReport } from '../tests/simulation/simulation.ts'
import { companyMix, dayMix, seatMix, storyMixes, type StoryMix } from '../tests/simulation/story-mix.ts'
import { properties, type PropertyName } from '../tests/simulation/violation.ts'

const help = `Usage: npm run simulate -- sync  [--runs N] [--seed S]
       npm run simulate -- streams [--runs N] [--seed S]
       npm run simulate -- board [--runs N] [--seed S]
       npm run simulate -- company [--runs N] [--seed S]
       npm run simulate -- seats [--runs N] [--seed S] [--kiosks K]
       npm run simulate -- reminders [--days N] [--seed S]
       npm run simulate -- scores [--runs N] [--seed S]
       npm run simulate -- gaming

Tells N random stories of a site: kiosks, a host desk, an employer desk and the server in one process, the engine
and the server that ship, with lost, doubled, late and cut messages, streams in pieces, reloads, power cuts in
mid-commit, torn, full and slow disks, clocks that jump, stand still and sleep, restores, a stolen kiosk and
poisoned rows. Then all heals, and what must hold whatever happens is checked.

sync: a site's day: arrivals, applications, answers, edits, a few bookings; 1 to 3 kiosks. Every third story also has
numbers typed by hand, visitors merged and parted, disks that spoil a frame or are set back; every third people
who tell what they can do and who may see it, and have it erased. Every sixth lasts for months: records leave the
window of the host desk, are asked for, come back by a late word, and are let go at night.
streams: a site's day behind proxies that hold event streams back, altogether, in blocks or for a while, with their line open.
board: cards (annonces) of a site: handed in at 2 or 3 kiosks, decided and put right by hosts, reported, renewed, ended;
interest, answers, introductions; people merged and parted, and erased; kiosks that tell what is not theirs to tell.
company: what people of a site do with each other, beside its board: small tables with their chairs and names, projects and
what their people tell, thanks and what they prove, desks and tools that are lent, people under 18 and their parents'
agreements; among introductions, people merged and parted, and erased, and restores.
seats: one session's seats, lent to 2 to 4 kiosks and sold without network; also disks set back, kiosks declared
lost, overcommits, other capacities, cancellations. Every third story has restores instead.

reminders: one story of 50 employers and their candidates, N days long: the planner, the outbox and the follow-ups that
ship, on a database of their own; a mail server and a gateway of SMS that have no time, refuse, or are cut; employers
that are away, with or without somebody who stands in; kills before and after any commit (200 in 1,000 days), restores
(3), some of them with nothing left to read, and clocks that jump.

scores: N histories of one employer: applications, answers of its desks and of hosts under a mandate, what is taken
back, withdrawn, contested and erased, offers that are edited, days that pass up to each limit of the formula. After
each step the figures that the server counted are held against a full count of all that was told, made apart.

gaming: what somebody may do to have a better label than their answers earn, or to spoil another's: invented
candidates, hostile ones, robots, promises, clocks set back. Prints the score before and after each move, on the
reading of applications and the formula that ship, what the move may reach at most, and at which figures hosts are
asked to look after it. No chance is in it.

  --runs N   how many stories or histories (300)
  --days N   how many days (1000)
  --kiosks K how many kiosks
  --seed S   number of the first one (1); SEED=S in the environment tells that one alone

Prints runs, steps, and the violations of each property with the seeds that show them.
Leaves with 1 when there is a violation, with 2 when it does not understand what is asked.`

const SEEDS_SHOWN = 10

interface Command {
  what: 'sync' | 'streams' | 'board' | 'company' | 'seats' | 'reminders' | 'scores' | 'gaming'
  runs: number
  days: number
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
        runs: { type: 'string', default: '300' },
        seed: { type: 'string', default: '1' },
        kiosks: { type: 'string' },
        days: { type: 'string', default: '1000' },
      },
    })
    const [what, ...more] = positionals
    if (!isSimulated(what) || more.length > 0)
      return 'What to simulate: `sync`, `streams`, `board`, `company`, `seats`, `reminders`, `scores` or `gaming`.'
    const replayed = process.env['SEED']
    const runs = replayed === undefined ? whole(values.runs, 1) : 1
    const first = whole(replayed ?? values.seed, 0)
    if (runs === null) return `--runs ${values.runs}: a whole number from 1 on is needed.`
    if (first === null) return `Seed ${replayed ?? values.seed}: a whole number from 0 on is needed.`
    const days = whole(values.days, 1)
    if (days === null) return `--days ${values.days}: a whole number from 1 on is needed.`
    if (values.kiosks === undefined) return { what, runs, first, days }
    const kiosks = whole(values.kiosks, 1)
    if (kiosks === null || kiosks > 20) return '--kiosks: 1 to 20.'
    return { what, runs, first, days, kiosks }
  } catch (error) {
    return (error as Error).message
  }
}

function isSimulated(what: string | undefined): what is Command['what'] {
  return ['sync', 'streams', 'board', 'company', 'seats', 'reminders', 'scores', 'gaming'].includes(
    what ?? '',
  )
}

function whole(text: string, least: number): number | null {
  const value = Number(text)
  return /^\d{1,9}$/.test(text) && value >= least ? value : null
}

function mixOf(what: Command['what'], seed: number): StoryMix {
  if (what === 'streams') return storyMixes.withheld
  if (what === 'board') return storyMixes.board
  if (what === 'company') return companyMix(seed)
  return what === 'sync' ? dayMix(seed) : seatMix(seed)
}

async function tellStories({ what, runs, first, kiosks }: Command): Promise<number> {
  const started = performance.now()
  const reports: RunReport[] = []
  for (let seed = first; seed < first + runs; seed++) {
    const mix = mixOf(what, seed)
    const asked = kiosks === undefined ? mix : { ...mix, kiosks: [kiosks, kiosks] as const }
    reports.push(await simulate(seed, soundParts, asked))
  }
  const sum = (count: (report: RunReport) => number) => reports.reduce((total, one) => total + count(one), 0)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${runs} stories, seeds ${first} to ${first + runs - 1}, ${sum((one) => one.steps)} steps, ` +
      `${sum((one) => one.facts)} confirmed facts, ${sum((one) => one.confirmed)} seats confirmed at a kiosk, ` +
      `${sum((one) => one.requests)} requests, ${seconds} s`,
  )
  for (const [name, meaning] of Object.entries(properties)) {
    console.log(`${name.padEnd(4)} ${meaning}: ${told(reports, name as PropertyName)}`)
  }
  const broken = reports.find((report) => report.violations.length > 0)
  if (!broken) return 0
  console.log(`\nSeed ${broken.seed} (replay: SEED=${broken.seed} npm run simulate -- ${what}):`)
  for (const { property, detail } of broken.violations.slice(0, 20)) console.log(`  ${property} ${detail}`)
  return 1
}

async function tellReminders({ first: seed, days }: Command): Promise<number> {
  const started = performance.now()
  const story = await tellReminderStory(seed, reminderMix(days))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const { mails, sms, keys, kinds, doubts, repeats, daysAway, kills, restores, violations } = story
  console.log(
    `seed ${seed}: ${days} days, 50 employers away for ${daysAway} days in all, ${kills} kills, ${restores} restores; ` +
      `${mails} e-mails and ${sms} SMS with ${keys} keys were taken in, ${doubts} e-mails left in doubt, ` +
      `${repeats} SMS handed over once more; ${seconds} s`,
  )
  console.log(
    `  keys: ${Object.entries(kinds)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
  )
  console.log(
    'each key once at most, none after its answer, none more than 24 hours of work late, in hours of work only, one ' +
      `message an employer a day, none to who is away, nothing forgotten: ${violations.length === 0 ? 'held' : `${violations.length} VIOLATIONS`}`,
  )
  for (const violation of violations.slice(0, 20)) console.log(`  ${violation}`)
  return violations.length === 0 ? 0 : 1
}

async function tellScores({ runs, first: seed }: Command): Promise<number> {
  const started = performance.now()
  const { compared, moved, done, violation } = await playScoreStories(runs, seed)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const acts = Object.entries(done).map(([act, count]) => `${count} ${act}`)
  console.log(
    `seed ${seed}: ${runs} histories, figures held against a full count ${compared} times, moved ${moved} times; ` +
      `${seconds} s\n  ${acts.join(', ')}`,
  )
  console.log(
    `figures after each event are those of a full count: ${violation === null ? 'held' : 'VIOLATED'}`,
  )
  if (violation !== null) console.log(`  ${violation}`)
  return violation === null ? 0 : 1
}

function tell(command: Command): number | Promise<number> {
  switch (command.what) {
    case 'gaming':
      return tellMoves()
    case 'reminders':
      return tellReminders(command)
    case 'scores':
      return tellScores(command)
    default:
      return tellStories(command)
  }
}

function tellMoves(): number {
  const moves = playMoves()
  for (const { name, what, before, after, bound, held, alerts } of moves) {
    const scores = [before, after].map(({ score, grade = '-' }) => `${score} ${grade}`).join(' → ')
    const outcome =
      bound === null ? 'not seen by the formula: hosts must' : `${bound}: ${held ? 'held' : 'BROKEN'}`
    console.log(`${name.padEnd(27)} ${scores.padEnd(14)} ${outcome}\n${' '.repeat(28)}${what}`)
    console.log(
      `${' '.repeat(28)}${alerts.length > 0 ? `hosts are asked to look: ${alerts.join(', ')}` : 'no alert'}`,
    )
  }
  return moves.every(({ held }) => held) ? 0 : 1
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
    process.exitCode = await tell(command)
  }
}
