import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { deviceRoles, type DeviceRole } from '../../domain/sync/scope.ts'
import type { Site } from '../../domain/sites/site.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { partitionAt } from '../store/partition.ts'
import { misshapenField } from '../store/validate-record.ts'

/** About two thousand documents: pushes of twenty, between two visits that nothing is wrong with. */
const PUSHES = 105
const ROWS = 20

let server: TestServer
let site: Site
const devices = {} as Record<DeviceRole, TestDevice>

beforeAll(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  await server.createSite('quimper')
  for (const role of deviceRoles) {
    devices[role] = await server.device('brest', role, role === 'employer' ? 'bakery' : undefined)
  }
})
afterAll(() => server.stop())

/** What no field expects. Some of it must be written as JSON text: no object literal can hold it. */
const oddities: readonly string[] = [
  ...['null', 'true', '0', '-1', '1e308', '-0.5', '9007199254740993', '""', '[]', '{}', '[[[[[]]]]]'],
  ...[
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202etxet"',
    '"../../etc/passwd"',
    '"a|b/c"',
    '"$where"',
    '"🙂"',
    '"=cmd"',
  ],
  ...['"server"', '"quimper"', '"*"', '"all"', '"none"', '"zzzzzzzzz.zzz.z"', '"deleted"'],
  ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"$ne":null}'],
  JSON.stringify('x'.repeat(70_000)),
  '['.repeat(500) + ']'.repeat(500),
  `{${Array.from({ length: 2000 }, (_, index) => `"k${index}":0`).join()}}`,
]
const extraFields = [
  '__proto__',
  'constructor',
  'toString',
  '_deleted',
  '_rev',
  'unverified',
  'reciprok',
  'x',
] as const

interface Change {
  kind: 'replace' | 'remove' | 'add' | 'none'
  field: number
  extra: (typeof extraFields)[number]
  odd: string
}
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'add', 'none'),
  field: fc.nat(20),
  extra: fc.constantFrom(...extraFields),
  odd: fc.constantFrom(...oddities),
})
interface Mutant {
  collection: CollectionName
  changes: Change[]
  seal: boolean
  assumedRev: string
  number: number
}
const mutant: fc.Arbitrary<Mutant> = fc.record({
  collection: fc.constantFrom(...collectionNames),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  seal: fc.boolean(),
  assumedRev: fc.constantFrom('null', '"x"', '5', '{}'),
  /** Some ids meet again, so that there is something to update. */
  number: fc.nat(40),
})
const push = fc.record({
  role: fc.constantFrom(...deviceRoles),
  mutants: fc.array(mutant, { minLength: ROWS, maxLength: ROWS }),
})

it(
  'nothing that a device may send breaks the server, gets in misshapen, or stops what is sent beside it',
  { timeout: 120_000 },
  async () => {
    let documents = 0
    await fc.assert(
      fc.asyncProperty(push, async ({ role, mutants }) => {
        const texts = await Promise.all(mutants.map((row) => rowText(role, row)))
        const rows = [saneRow(), ...texts, saneRow()].join()
        const sender = devices[role]
        const { epoch } = sender.enrolled!
        const answer = await sender.call('POST', 'sync/push', `{"epoch":"${epoch}","rows":[${rows}]}`)
        // A few pushes are too large as a whole; their rows were not judged.
        if (answer.status === 413) return
        documents += mutants.length
        expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()])
        const { results } = answer.body as { results: { id: string; outcome: string; reason?: string }[] }
        expect(results).toHaveLength(mutants.length + 2)
        for (const result of results) {
          expect(typeof result.id).toBe('string')
          expect(['accepted', 'conflict', 'refused']).toContain(result.outcome)
        }
        const neighbours = [results[0]!, results.at(-1)!]
        const expected = role === 'employer' ? 'refused' : 'accepted'
        expect(neighbours.map((result) => result.outcome)).toEqual([expected, expected])
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      { numRuns: PUSHES },
    )
    expect(documents).toBeGreaterThan(PUSHES * ROWS * 0.9)

    for (const collection of collectionNames) {
      const kept = await server.parts.store.read((view) => view.records(collection))
      for (const record of kept) {
        expect([collection, record.id, misshapenField(collection, record)]).toEqual([
          collection,
          record.id,
          null,
        ])
        expect(record.siteId).toBe(partitionAt(collection, record.siteId))
        if (collection !== 'sites') expect(record.siteId).not.toBe('quimper')
      }
    }
  },
)

let saneRows = 0
function saneRow(): string {
  const sample = sampleRecord('visits', {
    ...devices.kiosk.stamp(`sane-${++saneRows}`, START),
    mark: 'K7QF3M2X9',
  })
  return JSON.stringify({ collection: 'visits', id: sample.id, document: sample, assumedRev: null })
}

async function rowText(
  role: DeviceRole,
  { collection, changes, seal, assumedRev, number }: Mutant,
): Promise<string> {
  const document = documentText(collection, changes, number, devices[role])
  const isSealed = ruleOf(collection).access[role].sealed === true
  const id = JSON.stringify(`m${number}`)
  if (isSealed === seal)
    return `{"collection":"${collection}","id":${id},"document":${document},"assumedRev":${assumedRev}}`
  const plain = collection === 'applications' ? `{"application":${document}}` : document
  return `{"collection":"${collection}","id":${id},"sealed":${JSON.stringify(await sealTo(site, plain))}}`
}

/** A valid record with a few things wrong, as JSON text. */
function documentText(
  collection: CollectionName,
  changes: readonly Change[],
  number: number,
  device: TestDevice,
): string {
  const { deviceId } = device.scope
  const record: AnyRecord = sampleRecord(collection, {
    id: `m${number}`,
    siteId: ruleOf(collection).shared ? SHARED_PARTITION : 'brest',
    rev: nextRevision(undefined, START + Math.floor(number / 3), deviceId),
    at: START,
    by: deviceId,
    employerId: 'bakery',
    mark: 'mark',
  })
  const fields = new Map(Object.entries(record).map(([name, value]) => [name, JSON.stringify(value)]))
  for (const { kind, field, extra, odd } of changes) {
    const name = [...fields.keys()][field % fields.size]
    if (kind === 'replace' && name) fields.set(name, odd)
    if (kind === 'remove' && name && fields.size > 1) fields.delete(name)
    if (kind === 'add') fields.set(extra, odd)
  }
  return `{${[...fields].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`
}
