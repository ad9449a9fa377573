import { parseArgs } from 'node:util'
import {
  startFranceTravailStub,
  stubClient,
  stubFaults,
  type StubFault,
} from '../tests/support/france-travail/france-travail-stub.ts'

const help = `Usage: npm run stub -- france-travail [--port N] [--offers N] [--fault NAME]

Runs a local double of "Offres d'emploi v2" of France Travail and of its tokens, with offers invented for eight
departments, and prints with which environment a server reads it.

  --port N      where it listens (4190)
  --offers N    how many offers a department has (38)
  --fault NAME  what goes wrong: ${stubFaults.join(', ')}`

const { values, positionals } = readArguments()
const port = Number(values.port ?? 4190)
const perDepartment = Number(values.offers ?? 38)
const fault = (values.fault ?? null) as StubFault | null
const isUnderstood =
  positionals.length === 1 &&
  positionals[0] === 'france-travail' &&
  [port, perDepartment].every((number) => Number.isInteger(number) && number >= 0) &&
  port <= 65_535 &&
  (fault === null || stubFaults.includes(fault))
if (values.help || !isUnderstood) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}
const stub = await startFranceTravailStub({ port, perDepartment })
stub.fault = fault
console.log(`France Travail double on ${stub.url}${fault ? `, at fault: ${fault}` : ''}

PEPINIERE_FRANCE_TRAVAIL_ID=${stubClient.clientId} \\
PEPINIERE_FRANCE_TRAVAIL_SECRET=${stubClient.clientSecret} \\
PEPINIERE_FRANCE_TRAVAIL_API=${stub.url} PEPINIERE_FRANCE_TRAVAIL_TOKENS=${stub.url} npm start`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stub.stop().then(() => process.exit(0)))
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        offers: { type: 'string' },
        fault: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
  } catch {
    return { values: {} as Record<string, undefined>, positionals: [] }
  }
}
