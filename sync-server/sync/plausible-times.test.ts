import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectionNames, isSealed, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { readOpened } from './read-row.ts'

interface Schema {
  type?: string
  enum?: readonly unknown[]
  pattern?: string
  minimum?: number
  items?: Schema
  required?: readonly string[]
  properties?: Record<string, Schema>
}

let server: TestServer
let host: TestDevice
beforeAll(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  host = await server.device('brest', 'host')
})
afterAll(() => server.stop())

const isDay = (name: string) => /^(?:day|on)$|On$/.test(name)
const isMoment = (name: string) => /^(?:at|until)$|At$/.test(name)

/** Every day and every moment of a schema, by its path; the items of a list are `0`. */
function timePaths(schema: Schema, name: string, path: readonly string[]): string[] {
  const isTime = (schema.type === 'string' && isDay(name)) || (schema.type === 'integer' && isMoment(name))
  const items = schema.items ? timePaths(schema.items, name, [...path, '0']) : []
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
    timePaths(field, key, [...path, key]),
  )
  return [...(isTime ? [path.join('.')] : []), ...items, ...fields]
}

/** The least that fits a schema, with this value at the end of a path. */
function built(schema: Schema, path: readonly string[], value: unknown): unknown {
  const [first, ...rest] = path
  if (path.length === 0) return value
  if (schema.type === 'array') return [built(schema.items!, rest, value)]
  const needed = (schema.required ?? []).map((name) => [name, least(schema.properties![name]!, name)])
  return { ...Object.fromEntries(needed), [first!]: built(schema.properties![first!]!, rest, value) }
}

function least(schema: Schema, name: string): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array') return []
  if (schema.type === 'object') {
    return Object.fromEntries(
      (schema.required ?? []).map((key) => [key, least(schema.properties![key]!, key)]),
    )
  }
  if (schema.type === 'string') return isDay(name) ? '2026-04-13' : 'x1'
  return schema.minimum ?? 0
}

const written = collectionNames.filter(
  (name) => !isSealed(name) && deviceRoles.some((role) => ruleOf(name).access[role].write.length > 0),
)
/** What is put right instead, as a clock that is years off told it; a day that no calendar has is refused also there. */
const putRight = new Set([
  ...['visits day', 'visits arrivedAt', 'visits leftAt', 'visits leavings.0.at'],
  'postings endsOn',
])
const daysPutRight = [...putRight].flatMap((known) => {
  const [name, path] = known.split(' ') as [CollectionName, string]
  return isDay(path) ? [[name, path] as const] : []
})
const everyPath = written
  .flatMap((name) => timePaths(ruleOf(name).schema as Schema, '', []).map((path) => [name, path] as const))
  .filter(([name, path]) => !putRight.has(`${name} ${path}`))

async function fieldAtFault(
  collection: CollectionName,
  path: string,
  value: unknown,
): Promise<string | undefined> {
  const head = { id: 'x1', siteId: 'brest', rev: nextRevision(undefined, START, 'd1'), at: START, by: 'd1' }
  const sample = sampleRecord(collection, { ...head, mark: 'mark', employerId: 'bakery' })
  const [first = '', ...rest] = path.split('.')
  const schema = (ruleOf(collection).schema as Schema).properties![first]!
  const record = { ...sample, [first]: built(schema, rest, value) }
  const named = { collection, id: record.id, isSealed: false }
  const read = await readOpened(named, { record }, host.scope, server.parts, START)
  return 'reason' in read ? read.field : undefined
}

describe('a day or a moment that nobody can have meant is refused by its name', () => {
  it('in every collection that devices write, at any depth', () => {
    const found = everyPath.map(([name, path]) => `${name} ${path}`)
    for (const path of [
      'applications events.0.nextStep.on',
      'bookings events.0.until',
      'jobOffers publishedAt',
    ])
      expect(found).toContain(path)
  })

  it.each(everyPath)('%s.%s', async (collection, path) => {
    const isDayField = isDay(path.split('.').at(-1)!)
    const wrong = isDayField
      ? ['2026-02-30', '9999-99-99', '0026-01-01', '2099-01-01']
      : [8_000_000_000_000_000]
    for (const value of wrong) expect(await fieldAtFault(collection, path, value)).toBe(path)
    expect(await fieldAtFault(collection, path, isDayField ? '2026-04-13' : START)).toBe(undefined)
  })

  it.each(daysPutRight)('%s.%s, where no calendar has it', async (collection, path) => {
    for (const value of ['2026-02-30', '9999-99-99', '0026-01-01'])
      expect(await fieldAtFault(collection, path, value)).toBe(path)
    expect(await fieldAtFault(collection, path, '2099-01-01')).toBe(undefined)
  })
})
