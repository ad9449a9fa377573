import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RefusedLine } from '../../domain/contract/refused-rows.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { keepRecord } from './keep-record.ts'
import {
  forgetOldest,
  KEPT_OF_DEVICE,
  keepRefusedRow,
  listRefusedRows,
  readableBody,
  refusedRowOf,
  setRefusedRowAside,
  type RefusedRow,
} from './refused-rows.ts'
import { resendRefusedRow } from './resend-row.ts'

const NOW = 1_000_000_000_000
let parts: ServerParts
beforeEach(async () => {
  parts = await openServerParts(await openMemoryStore(), { now: () => NOW })
})
afterEach(() => parts.store.close())

const scopeOf = (deviceId: string, siteId = 'brest'): Scope => ({ deviceId, siteId, role: 'host' })
const host = scopeOf('the-host')
const row = (told: Partial<RefusedRow> = {}): RefusedRow => ({
  ...{ collection: 'visits', recordId: 'v1', reason: 'invalid', body: '{}' },
  ...told,
})
const keep = (told: Partial<RefusedRow> = {}, scope = scopeOf('d1'), at = NOW) =>
  parts.store.transaction((tx) => keepRefusedRow(tx, scope, row(told), at))
/** Page by page, to the last. */
const list = (asked = host) =>
  parts.store.read(async (view) => {
    const rows: RefusedLine[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await listRefusedRows(view, asked, NOW, after)
      rows.push(...page.rows)
      after = page.next
    }
    return rows
  })
const head = (id: string, siteId = 'brest') => ({
  ...{ id, siteId, rev: nextRevision(undefined, NOW, 'd1'), at: NOW, by: 'd1', mark: 'K7QF3M2X9' },
})
const textOf = (record: object) => JSON.stringify(record)

describe('a refused row', () => {
  it('is kept once for each device, record and body, with the first reason', async () => {
    await keep({ field: 'name' })
    await keep({ reason: 'forbidden' }, scopeOf('d1'), NOW + 1)
    expect(await list()).toMatchObject([{ at: NOW, reason: 'invalid', field: 'name', deviceId: 'd1' }])
    await keep({}, scopeOf('d2'))
    await keep({ recordId: 'v2' })
    await keep({ collection: 'postings' })
    await keep({ body: '{"id":1}' })
    expect(await list()).toHaveLength(5)
  })

  it('names a field only where the refusal names one, and is told newest first', async () => {
    await keep({ recordId: 'old' }, scopeOf('d1'), NOW - 5)
    await keep({ recordId: 'new', field: 'day' })
    const [first, second] = await list()
    expect([first!.recordId, second!.recordId]).toEqual(['new', 'old'])
    expect(first).toHaveProperty('field', 'day')
    expect(second).not.toHaveProperty('field')
  })

  it('is kept to its first 64 kibi characters', async () => {
    await keep({ collection: 'nothing', body: 'x'.repeat(70_000) })
    expect((await list())[0]!.body).toBe('x'.repeat(65_536))
  })

  it('is another site’s business nowhere', async () => {
    await keep({ field: 'name' })
    const { id } = (await list())[0]!
    const elsewhere = scopeOf('h2', 'quimper')
    expect(await list(elsewhere)).toEqual([])
    const found = (siteId: string) => parts.store.read((view) => refusedRowOf(view, siteId, id))
    expect(await found('quimper')).toBeNull()
    expect(await found('brest')).toEqual({ ...row({ field: 'name' }), deviceId: 'd1' })
    const aside = (siteId: string) => parts.store.transaction((tx) => setRefusedRowAside(tx, siteId, id))
    expect([await aside('quimper'), await aside('brest'), await aside('brest')]).toEqual([false, true, false])
    expect(await found('brest')).toBeNull()
  })

  it('is told with a page of fifty; what names no place leads to the first page', async () => {
    const page = (after?: string) => parts.store.read((view) => listRefusedRows(view, host, NOW, after))
    for (let index = 0; index < 50; index++) await keep({ recordId: `r${index}` })
    expect([(await page()).count, 'next' in (await page())]).toEqual([50, false])
    await keep({ recordId: 'r50' })
    const first = await page()
    expect([first.count, first.rows.length]).toEqual([51, 50])
    expect((await page(first.next)).rows.map(({ recordId }) => recordId)).toEqual(['r0'])
    for (const after of ['', 'x', `${NOW}`, `${NOW}.x`, 'x.1']) {
      expect((await page(after)).rows).toHaveLength(50)
    }
    expect(first.rows[0]!.id).toMatch(/^[\w-]{24}$/)
  })

  it('of which no field was named is found without one', async () => {
    await keep()
    const { id } = (await list())[0]!
    expect(await parts.store.read((view) => refusedRowOf(view, 'brest', id))).not.toHaveProperty('field')
  })

  it('goes when its device has had more refused since than is kept of it, and no other device’s does', async () => {
    await keep({}, scopeOf('other'), 1)
    for (let index = 0; index < KEPT_OF_DEVICE + 3; index++) await keep({ recordId: `r${index}` })
    await parts.store.transaction((tx) => forgetOldest(tx, scopeOf('d1')))
    const kept = await list()
    expect(kept).toHaveLength(KEPT_OF_DEVICE + 1)
    const ids = kept.filter(({ deviceId }) => deviceId === 'd1').map(({ recordId }) => recordId)
    // Of those of one moment the last to come stay.
    expect([ids.includes('r2'), ids.includes('r3'), ids.includes('r202')]).toEqual([false, true, true])
  })
})

describe('what hosts may read of a refused row', () => {
  const readable = (collection: string, record: object | string) =>
    parts.store.read((view) =>
      readableBody(view, host, collection, typeof record === 'string' ? record : textOf(record), NOW),
    )

  it('is the record where they may read such records, as an object', async () => {
    const visit = sampleRecord('visits', head('v1'))
    expect(await readable('visits', visit)).toEqual(visit)
  })

  it('is the text of what names no collection', async () => {
    expect(await readable('nothing', 'whatever')).toBe('whatever')
  })

  it.each([
    ['of a collection that they never read', 'profiles', { siteId: 'brest' }],
    ['of another site', 'visits', { siteId: 'quimper' }],
    ['of no site', 'visits', {}],
    ['that is no JSON', 'visits', '{"siteId":'],
    ['that is JSON and no record', 'visits', '7'],
    ['of nothing', 'visits', 'null'],
  ])('is nothing %s', async (_what, collection, record) => {
    expect(await readable(collection, record)).toBeNull()
  })

  it('is an application only under a mandate', async () => {
    const application = sampleRecord('applications', { ...head('a1'), employerId: 'bakery' })
    expect(await readable('applications', application)).toBeNull()
    const employer = sampleRecord('employers', { ...head('bakery'), siteId: '*' })
    const mandate = { siteId: 'brest', scope: 'all', givenAt: 1, accountId: 'a', givenBy: 'Anne' } as const
    await parts.store.transaction((tx) => keepRecord(tx, 'employers', { ...employer, mandates: [mandate] }))
    expect(await readable('applications', application)).toEqual(application)
  })
})

describe('a host who sends a refused row again', () => {
  const posting = () => ({ ...sampleRecord('postings', head('p1')), text: 'Bonjour' })
  const enrol = (deviceId: string, role: DeviceRole = 'host', employerId: string | null = null) =>
    parts.store.transaction((tx) =>
      tx.run(
        tx.tables.insertInto('devices').values({
          ...{ deviceId, tokenHash: deviceId, siteId: 'brest', role, employerId, name: deviceId },
          ...{ enrolledAt: 1, lastContactAt: null, waiting: 0, revokedAt: null, signedInAt: 1 },
          toldEpoch: null,
        }),
      ),
    )
  const send = async (value?: Parameters<typeof resendRefusedRow>[3]) => {
    const [line] = await list()
    return resendRefusedRow(parts, host, line!.id, value)
  }
  const kept = () => parts.store.read((view) => view.record('postings', 'p1', 'brest'))

  beforeEach(() => enrol('d1'))

  it('mends the value that was at fault, however deep it is, and nothing else', async () => {
    await keep({
      collection: 'postings',
      recordId: 'p1',
      field: 'title',
      body: textOf({ ...posting(), title: '' }),
    })
    expect(await send('Un vélo')).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
    expect(await kept()).toMatchObject({ title: 'Un vélo', text: 'Bonjour', by: 'd1' })
    expect(await list()).toEqual([])
  })

  it('removes it where it says nothing, out of a list too', async () => {
    const wrong = { ...posting(), text: 'x'.repeat(9000) }
    await keep({ collection: 'postings', recordId: 'p1', field: 'text', body: textOf(wrong) })
    expect(await send(null)).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
    expect(await kept()).not.toHaveProperty('text')
    const visit = { ...sampleRecord('visits', head('v1')), reasons: ['rest', 'flying', 'project'] }
    await keep({ recordId: 'v1', field: 'reasons.1', body: textOf(visit) })
    expect(await send(null)).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
    expect(await parts.store.read((view) => view.record('visits', 'v1', 'brest'))).toMatchObject({
      reasons: ['rest', 'project'],
    })
  })

  it('sends it under a later revision, as the device may still hold the refused one', async () => {
    await keep({ collection: 'postings', recordId: 'p1', field: 'title', body: textOf(posting()) })
    expect(await send()).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
    expect((await kept())!.rev > posting().rev).toBe(true)
  })

  it.each([
    ['the refusal names no value', {}],
    ['it is who wrote it', { field: 'by' }],
    ['it is its own stamp', { field: 'stamps.title' }],
    ['the path leads nowhere', { field: 'nothing.there' }],
    ['the path leads through a text', { field: 'title.x' }],
    ['the path leads out of the record', { field: 'toString.name' }],
    ['it would reach a prototype', { field: 'extra.__proto__' }],
    ['it would reach into one', { field: 'extra.__proto__.reached' }],
    ['the path leads through nothing', { field: 'extra.nil.x' }],
    ['the path leads deeper than nothing', { field: 'extra.nil.x.y' }],
    ['the path leads into a number', { field: 'at.x.y' }],
  ])('corrects nothing where %s', async (_why, told) => {
    const body = textOf({ ...posting(), extra: { nil: null } })
    await keep({ collection: 'postings', recordId: 'p1', body, ...told })
    expect(await send('x')).toEqual({ ok: false, reason: 'not-correctable' })
    expect([await list(), await kept()]).toMatchObject([[{ recordId: 'p1' }], undefined])
  })

  it('corrects nothing that hosts may not read', async () => {
    const application = sampleRecord('applications', { ...head('a1'), employerId: 'bakery' })
    await keep({ collection: 'applications', recordId: 'a1', field: 'sent.name', body: textOf(application) })
    expect(await send('x')).toEqual({ ok: false, reason: 'not-correctable' })
  })

  it.each([
    ['no JSON', { body: '{' }],
    ['a list', { body: '[]' }],
    ['nothing', { body: 'null' }],
    ['a number', { body: '7' }],
    ['of no collection', { collection: 'nothing' }],
  ])('finds none in %s', async (_what, told) => {
    await keep(told)
    expect(await send()).toEqual({ ok: false, reason: 'not-found' })
    expect(await list()).toHaveLength(1)
  })

  it('finds none under a name that no row has', async () => {
    expect(await resendRefusedRow(parts, host, 'nowhere')).toEqual({ ok: false, reason: 'not-found' })
  })

  it('finds none of a device that nobody enrolled', async () => {
    await keep({ body: textOf(sampleRecord('visits', head('v1'))) }, scopeOf('nobody'))
    expect(await send()).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is told what is still wrong, and the row is on the list with that', async () => {
    await keep({
      collection: 'postings',
      recordId: 'p1',
      field: 'title',
      body: textOf({ ...posting(), rev: 7 }),
    })
    expect(await send()).toEqual({
      ok: true,
      value: {
        ...{ collection: 'postings', id: 'p1', outcome: 'refused', reason: 'invalid', field: 'rev' },
        master: null,
      },
    })
    expect(await list()).toMatchObject([{ field: 'rev' }])
  })

  it('has what a kiosk would have sent sealed judged in clear, and looked at before it counts as a person’s', async () => {
    await enrol('k1', 'kiosk')
    const application = { ...sampleRecord('applications', { ...head('a1'), employerId: 'bakery' }), by: 'k1' }
    const body = textOf(application)
    await keep({ collection: 'applications', recordId: 'a1', body }, scopeOf('k1'))
    expect(await send()).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
    expect(await parts.store.read((view) => view.record('applications', 'a1', 'brest'))).toMatchObject({
      unverified: true,
    })
  })

  it('sends a desk’s row with the rights of that desk', async () => {
    await enrol('e1', 'employer', 'bakery')
    const offer = { ...sampleRecord('jobOffers', { ...head('o1'), employerId: 'bakery' }), by: 'e1' }
    await keep({ collection: 'jobOffers', recordId: 'o1', body: textOf(offer) }, scopeOf('e1'))
    expect(await send()).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
  })

  it('sends a voice from where it was said, and has the row joined with what is known since', async () => {
    await enrol('k1', 'kiosk')
    const voice = { ...sampleRecord('evaluations', head('b1')), by: 'k1' }
    await keep({ collection: 'evaluations', recordId: voice.id, body: textOf(voice) }, scopeOf('k1'))
    expect(await send()).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
    expect(await parts.store.read((view) => view.record('evaluations', voice.id, 'brest'))).toMatchObject({
      pen: { role: 'kiosk', deviceId: 'k1' },
    })
    const other = nextRevision(undefined, NOW + 5, 'd2')
    await parts.store.transaction((tx) =>
      keepRecord(tx, 'postings', { ...posting(), rev: other, by: 'd2', text: 'Bonsoir' }),
    )
    await keep({ collection: 'postings', recordId: 'p1', body: textOf(posting()) })
    expect(await send()).toMatchObject({ ok: true, value: { outcome: 'accepted' } })
  })
})
