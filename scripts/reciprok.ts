import { parseArgs } from 'node:util'
import { scoreEmployer } from '../domain/hiring/reciprok-score.ts'
import { parisDay } from '../domain/time.ts'
import { guardReport } from './reciprok-guard.ts'
import { isDay, momentOf, readLog } from './reciprok-log.ts'
import { verifyReport } from './reciprok-verify.ts'
import { scoreReport } from './reciprok-report.ts'
import { readTextFile } from '../sync-server/text-file.ts'

const help = `Counts the Reciprok score of one employer from its event log, with every line of its arithmetic; counts a
published score again from its proof; or measures the guard that reads what employers write.

  npm run reciprok -- score FILE.json [--date YYYY-MM-DD] [--json]
  npm run reciprok -- verify PROOF.json [--key KEY]
  npm run reciprok -- guard [--list]

  FILE.json   { "employer": name, "date"?: day, "offers"?: [...], "applications": [{ "id", "offerId"?,
              "candidate", "receivedAt", "events": [{ "type", "at", "reasons"?, "nextStep"?,
              "stepForward"?, "groupSize"? }] }] }; see docs/examples/reciprok-log.json
  --date      the day of the score, counted at 06:00 in Paris; else the file's date, else today
  --json      print the score and its lines as JSON instead of text
  PROOF.json  as the public page of an employer gives it; nothing is asked of a server
  --key       the site's public key (raw Ed25519, base64url), known from elsewhere than the file
  --list      print the sentences that the guard read wrongly

Exits 0 when a score was counted or a proof is valid, 1 when it is not, or when the command or the file is wrong (each problem with its place).`

function fail(...sentences: string[]): never {
  for (const sentence of sentences) console.error(sentence)
  process.exit(1)
}

function commandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        date: { type: 'string' },
        json: { type: 'boolean' },
        key: { type: 'string' },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return fail((error as Error).message, 'See npm run reciprok -- --help.')
  }
}

const { values, positionals } = commandLine()
const [command, path, ...rest] = positionals
if (values.help || command === 'help') {
  console.log(help)
  process.exit(0)
}
if (command === 'guard' && path === undefined) {
  console.log(guardReport(values.list === true))
  process.exit(0)
}
if ((command !== 'score' && command !== 'verify') || path === undefined || rest.length > 0) fail(help)
if (values.date !== undefined && !isDay(values.date))
  fail(`--date: "${values.date}" is not a day such as 2026-06-01`)

let text: string
try {
  text = readTextFile(path)
} catch (error) {
  fail(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`)
}
if (command === 'verify') {
  const { isValid, lines } = await verifyReport(text, values.key)
  if (!isValid) fail(...lines)
  console.log(lines.join('\n'))
  process.exit(0)
}
const read = readLog(text)
if ('problems' in read) fail(...read.problems.map((problem) => `${path}: ${problem}`))

const { employer, date, files } = read.log
const explained = scoreEmployer(files, momentOf(values.date ?? date ?? parisDay(Date.now())))
console.log(
  values.json ? JSON.stringify({ employer, ...explained }, null, 2) : scoreReport(employer, explained),
)
