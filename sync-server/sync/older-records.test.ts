import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { keepRecord } from './keep-record.ts'
import { OLDER_AT_ONCE, olderRecords } from './older-records.ts'

let parts: ServerParts
let now = START
beforeEach(async () => {
  now = START
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
})
afterEach(() => parts.store.close())

const longAgo = START - 200 * DAY
const day = parisDay(longAgo)
const host: Scope = { deviceId: 'h1', siteId: 'brest', role: 'host' }

async function keepVisits(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${String(index).padStart(3, '0')}v`)
  await parts.store.transaction(async (tx) => {
    for (const id of ids) {
      const rev = nextRevision(undefined, longAgo, 'k1')
      const head = { id, siteId: 'brest', rev, at: longAgo, by: 'k1', mark: id }
      const came: Partial<Visit> = { day, arrivedAt: longAgo, closing: 'left', leftAt: longAgo }
      const visit = { ...sampleRecord('visits', head), ...came, sealedPass: 'sealed' }
      await keepRecord(tx, 'visits', visit)
    }
  })
  return ids
}
const read = (scope: Scope, after?: string) => olderRecords(parts, scope, 'visits', { of: day, after })

describe('what left the window of hosts', () => {
  it('is told to hosts alone, whichever way another asks for it', async () => {
    const [id] = await keepVisits(1)
    expect((await read(host)).records.map((visit) => visit.id)).toEqual([id])
    const others: Scope[] = [
      { ...host, role: 'kiosk' },
      { ...host, role: 'employer', employerId: 'bakery' },
      { ...host, awaitsSignIn: true },
    ]
    for (const scope of others) expect(await read(scope)).toEqual({ records: [] })
  })

  it('is told without what a pull would hide', async () => {
    await keepVisits(1)
    const { records } = await read(host)
    expect(records[0]).toMatchObject({ id: '000v', day })
    expect(records[0]).not.toHaveProperty('sealedPass')
  })

  it('is all told where it fills no page, and goes on after the last of a page that is full', async () => {
    const ids = await keepVisits(OLDER_AT_ONCE)
    const full = await read(host)
    expect([full.records.map(({ id }) => id), full.next]).toEqual([ids, ids.at(-1)])
    expect(await read(host, full.next)).toEqual({ records: [] })
    const rest = await read(host, ids[0])
    expect(rest.records.map(({ id }) => id)).toEqual(ids.slice(1))
    expect(rest).not.toHaveProperty('next')
  })

  it('is what a desk holds no more at this moment', async () => {
    await keepVisits(1)
    now = longAgo + 90 * DAY
    expect(await read(host)).toEqual({ records: [] })
    now += 10 * DAY
    expect((await read(host)).records).toHaveLength(1)
  })
})
