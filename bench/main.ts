import { parseArgs } from 'node:util'
import { machine } from './machine.ts'
import * as answer from './answer.ts'
import * as attestation from './attestation.ts'
import * as board from './board.ts'
import * as kioskBooking from './kiosk-booking.ts'
import * as kioskArrival from './kiosk-arrival.ts'
import * as kioskRestart from './kiosk-restart.ts'
import * as kioskStart from './kiosk-start.ts'
import * as live from './live.ts'
import * as firstPull from './first-pull.ts'
import * as duplicates from './duplicates.ts'
import * as finder from './finder.ts'
import * as offerImport from './offer-import.ts'
import * as offerListing from './offer-listing.ts'
import * as offerWriting from './offer-writing.ts'
import * as reciprok from './reciprok.ts'
import * as sealedDossier from './sealed-dossier.ts'
import * as manySites from './many-sites.ts'
import * as scale from './scale.ts'
import * as seats from './seats.ts'
import * as profileWrites from './profile-writes.ts'
import * as reminders from './reminders.ts'
import * as report from './report.ts'
import * as rescore from './rescore.ts'
import * as refusedRows from './refused-rows.ts'
import * as reverseSearch from './reverse-search.ts'
import * as server from './server.ts'
import type { Bench } from './row.ts'
import { table } from './table.ts'

const benches: readonly Bench[] = [
  attestation,
  board,
  duplicates,
  finder,
  reciprok,
  rescore,
  answer,
  reminders,
  kioskStart,
  kioskRestart,
  kioskArrival,
  kioskBooking,
  live,
  firstPull,
  server,
  profileWrites,
  refusedRows,
  offerImport,
  offerWriting,
  offerListing,
  reverseSearch,
  sealedDossier,
  manySites,
  scale,
  seats,
  report,
]

const names = benches.map(({ name }) => name).join(', ')
const usage = `npm run bench -- [name…]\n\nMeasures one thing after the other, all without a name: ${names}.`

const asked = namesAsked()
const unknown = asked.find((name) => !benches.some((bench) => bench.name === name))
if (unknown !== undefined) {
  console.error(`There is no bench named "${unknown}". There are: ${names}.`)
  process.exit(2)
}

// An end by Ctrl-C is an end like any other: what was started ends too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

console.log(await machine())
for (const bench of benches.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const start = performance.now()
  try {
    const rows = await bench.run()
    const seconds = ((performance.now() - start) / 1000).toFixed(0)
    console.log(`\n${bench.name} (${seconds} s)\n${table(rows)}`)
  } catch (error) {
    // The others are worth measuring all the same.
    console.error(`\n${bench.name} could not be measured.`, error)
    process.exitCode = 1
  }
}

/** The benches that were named; a question for help, or an unknown option, ends with how to ask. */
function namesAsked(): string[] {
  try {
    const help = { type: 'boolean', short: 'h' } as const
    const { values, positionals } = parseArgs({ options: { help }, allowPositionals: true })
    if (!values.help) return positionals
    console.log(usage)
    process.exit(0)
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    process.exit(2)
  }
}
