import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { collectionNames, isSealed, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import type { Site } from '../../domain/sites/site.ts'
import { wordsOf, type TextSchema } from '../../domain/text/sanitize-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { readOpened, type ReadRow } from './read-row.ts'

/** Turned around, decomposed, and with what nobody sees. */
const DIRTY = '\u202e  Le\u0301a\u3164\u200b '
const NOTHING = ' \u3164\u200b'

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
let employer: TestDevice
beforeAll(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  employer = await server.device('brest', 'employer', 'bakery')
})
afterAll(() => server.stop())

interface Schema extends TextSchema {
  minimum?: number
  required?: readonly string[]
  items?: Schema
  properties?: Record<string, Schema>
}

/** The least that fits a schema, with this text at the end of a path. */
function built(schema: Schema, path: readonly string[], text: string): unknown {
  const [first, ...rest] = path
  if (first === undefined && path.length === 0 && schema.type === 'string' && !schema.enum) return text
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array') return first === '*' ? [built(schema.items!, rest, text)] : []
  if (schema.type === 'object') {
    const names = new Set([...(schema.required ?? []), ...(first === undefined ? [] : [first])])
    const fields = [...names].map((name) => {
      const field = schema.properties![name]!
      return [name, name === first ? built(field, rest, text) : built(field, ['-'], 'x1')]
    })
    return Object.fromEntries(fields)
  }
  return schema.type === 'string' ? codeOf(schema) : (schema.minimum ?? 0)
}

/** A code of the form that a field has. */
function codeOf({ pattern = '' }: Schema): string {
  const code = ['x1', 'a'.repeat(64)].find((one) => new RegExp(pattern, 'u').test(one))
  if (code === undefined) throw new Error(`no code for ${pattern}`)
  return code
}

function wordPaths(schema: Schema, name: string, path: readonly string[]): (readonly string[])[] {
  const here = wordsOf(name, schema) === null ? [] : [path]
  const items = schema.items ? wordPaths(schema.items, name, [...path, '*']) : []
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
    wordPaths(field, key, [...path, key]),
  )
  return [...here, ...items, ...fields]
}

const mayWrite = (collection: CollectionName) =>
  deviceRoles.some((role) => ruleOf(collection).access[role].write.length > 0)
const written = collectionNames.filter((collection) => mayWrite(collection) && !isSealed(collection))
const everyPath = written.flatMap((collection) =>
  wordPaths(ruleOf(collection).schema as Schema, '', []).map((path) => [collection, path.join('.')] as const),
)

async function read(collection: CollectionName, path: string, text: string): Promise<unknown> {
  const head = { id: 'x1', siteId: 'brest', rev: nextRevision(undefined, START, 'd1'), at: START, by: 'd1' }
  const sample = sampleRecord(collection, { ...head, mark: 'mark', employerId: 'bakery' })
  const [first = '', ...rest] = path.split('.')
  const schema = (ruleOf(collection).schema as Schema).properties![first]!
  const record = { ...sample, [first]: built(schema, rest, text) }
  const named = { collection, id: record.id, isSealed: false }
  return readOpened(named, { record }, host.scope, server.parts, START)
}

describe('every text that any device may write', () => {
  it('is looked at in all the collections that devices write', () => {
    expect(written).toContain('applications')
    expect(everyPath.length).toBeGreaterThan(30)
  })

  it.each(everyPath)('%s.%s is kept clean, or refused when it says nothing', async (collection, path) => {
    const clean = (await read(collection, path, DIRTY)) as ReadRow
    expect(clean).toMatchObject({ collection, isSanitized: true })
    expect(JSON.stringify(clean.record)).toContain('"Léa"')
    expect(JSON.stringify(clean.record)).not.toMatch(/[\u202e\u3164\u200b\u0301]/u)
    const silent = await read(collection, path, NOTHING)
    expect(JSON.stringify((silent as Partial<ReadRow>).record ?? {})).not.toMatch(/[\u3164\u200b]/u)
    const plain = (await read(collection, path, 'Léa')) as ReadRow
    expect([plain.collection, plain.isSanitized]).toEqual([collection, undefined])
  })

  it('and none of them is in what devices bring back of the server’s own: its seal covers every letter', () => {
    const told = collectionNames.filter((collection) => mayWrite(collection) && isSealed(collection))
    expect(told).toEqual(['challengeSessions'])
    const { moments } = (ruleOf('challengeSessions').schema as Schema).properties!
    expect(wordPaths(moments!, 'moments', [])).toEqual([])
  })
})

describe('a device whose text was cleaned', () => {
  it('receives what was kept under a revision of the server, and is at peace with it', async () => {
    const visit = { ...sampleVisit('v1'), name: DIRTY }
    const row = { collection: 'visits', id: 'v1', document: visit, assumedRev: null } as const
    expect((await host.push(row))[0]).toMatchObject({ outcome: 'accepted' })
    const [kept] = await host.records('visits')
    expect(kept).toMatchObject({ id: 'v1', name: 'Léa' })
    expect(kept!.rev).toMatch(/server$/)
    // The answer was lost: the same row again changes no letter.
    expect((await host.push(row))[0]).toMatchObject({ outcome: 'accepted' })
    const [again] = await host.records('visits')
    expect(again).toMatchObject({ name: 'Léa' })
    const same = { ...row, document: again!, assumedRev: again!.rev }
    expect((await host.push(same))[0]).toMatchObject({ outcome: 'accepted' })
    expect(await host.records('visits')).toEqual([again])
  })

  it('is told which field says nothing where its record needs words', async () => {
    const offer = sampleRecord('jobOffers', {
      ...employer.stamp('o1', START),
      employerId: 'bakery',
      mark: NOTHING,
    })
    const [result] = await employer.push({
      collection: 'jobOffers',
      id: 'o1',
      document: offer,
      assumedRev: null,
    })
    expect(result).toMatchObject({ outcome: 'refused', reason: 'invalid', field: 'title' })
  })

  it('loses no receipt: what the server once took in as it was comes back as it was', async () => {
    const sent = { name: 'Léa', message: 'Bonjour' }
    const application: Application = {
      ...(sampleRecord('applications', {
        ...kiosk.stamp('a1', START),
        employerId: 'bakery',
        mark: 'mark',
      }) as Application),
      sent,
    }
    const { receipts } = server.parts
    // An older server kept texts as they came.
    const older = { ...application, sent: { ...sent, message: DIRTY } }
    const received = { ...older, events: older.events.map((event) => receipts.stamp(older, event, START)) }
    const named = { collection: 'applications', id: 'a1', isSealed: false } as const
    const back = await readOpened(named, { record: received }, employer.scope, server.parts, START)
    expect((back as ReadRow).record).toEqual(received)
    const forged = { ...received, events: received.events.map((event) => ({ ...event, receipt: 'x' })) }
    const told = await readOpened(named, { record: forged }, employer.scope, server.parts, START)
    expect(((told as ReadRow).record as Application).sent.message).toBe('Léa')
  })

  it('may have sealed it: what was opened is cleaned like the rest', async () => {
    const application = sampleRecord('applications', {
      ...kiosk.stamp('a2', START),
      employerId: 'bakery',
      mark: DIRTY,
    }) as Application
    const events = application.events.map((event) => ({ ...event, id: 'a2.s' }))
    const sealed = await sealTo(site, JSON.stringify({ application: { ...application, events } }))
    expect((await kiosk.push({ collection: 'applications', id: 'a2', sealed }))[0]).toMatchObject({
      outcome: 'accepted',
    })
    expect((await employer.records('applications'))[0]).toMatchObject({ sent: { name: 'Léa' } })
  })
})

function sampleVisit(id: string) {
  const { visitorId: _none, ...visit } = sampleRecord('visits', {
    ...host.stamp(id, START),
    mark: 'mark',
  }) as ReturnType<TestDevice['stamp']> & { visitorId?: string }
  return visit
}
