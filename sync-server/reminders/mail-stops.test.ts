import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmployer } from '../employers/employers.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START } from '../testing/start.ts'
import { liftStop, noteStop } from './mail-stops.ts'
import { liftsOfSite, stopsOfSite } from './stops-of-site.ts'

const ANNE = 'anne@fournil.example'
const BRUNO = 'bruno@fournil.example'
let parts: ServerParts
beforeEach(async () => {
  parts = await openServerParts(await openMemoryStore(), { now: () => START })
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
  await createEmployer(parts, 'brest', { name: 'Fournil', contactEmail: ANNE }, 'bakery')
  await parts.store.transaction(async (tx) => {
    const employer = (await tx.record('employers', 'bakery'))!
    await keepRecord(tx, 'employers', { ...employer, standIn: { name: 'Bruno', email: BRUNO } })
  })
})
afterEach(() => parts.store.close())

const stop = (address: string, because: 'bounced' | 'unsubscribed', at = START) =>
  parts.store.transaction((tx) => noteStop(tx, { employerId: 'bakery', address, because, at }))
const stops = async () =>
  new Map(
    (await parts.store.read((view) => view.all(view.tables.selectFrom('mailStops').selectAll()))).map(
      ({ address, because, at }) => [address, `${because} ${at - START}`],
    ),
  )
/** Whether the messages to the employer are to be planned, once what was to be done before is. */
const isPlannedAgain = async () =>
  (await parts.store.read((view) => view.dueFollowUps(Infinity))).some(
    ({ kind, subject }) => kind === 'reminders' && subject === 'bakery',
  )
const planned = () =>
  parts.store.transaction(async (tx) => {
    tx.settle({ kind: 'reminders', siteId: '*', subject: 'bakery' })
  })

describe('an address to which nothing goes', () => {
  it('is written to again by itself, and what is called for is planned anew', async () => {
    await stop(ANNE, 'bounced')
    await stop(BRUNO, 'bounced')
    await planned()
    expect(await liftStop(parts, 'brest', { employerId: 'bakery', address: ANNE }, 'lea')).toBe(true)
    expect([...(await stops()).keys()]).toEqual([BRUNO])
    expect(await isPlannedAgain()).toBe(true)
    await planned()
    expect(await liftStop(parts, 'brest', { employerId: 'bakery', address: ANNE }, 'lea')).toBe(false)
    expect(await isPlannedAgain()).toBe(false)
  })

  it('is told to hosts of its site while it is one of the employer, without reading those of all', async () => {
    await stop(ANNE, 'bounced')
    await stop(BRUNO, 'unsubscribed', START + 1)
    await stop('formerly@fournil.example', 'bounced', START + 2)
    await liftStop(parts, 'brest', { employerId: 'bakery', address: BRUNO }, 'lea')
    await stop(BRUNO, 'bounced', START + 3)
    const told = (siteId: string) =>
      parts.store.read(async (view) => [await stopsOfSite(view, siteId), await liftsOfSite(view, siteId)])
    const of = { employerId: 'bakery', name: 'Fournil' }
    expect(await told('brest')).toEqual([
      [
        { ...of, address: BRUNO, because: 'bounced', at: START + 3 },
        { ...of, address: ANNE, because: 'bounced', at: START },
      ],
      [{ ...of, address: BRUNO, because: 'unsubscribed', at: START }],
    ])
    expect(await told('quimper')).toEqual([[], []])
  })

  it('because somebody wants no messages stays so when it takes none later, and not the other way round', async () => {
    await stop(ANNE, 'unsubscribed')
    await stop(ANNE, 'bounced', START + 1)
    await stop(BRUNO, 'bounced')
    await stop(BRUNO, 'unsubscribed', START + 1)
    expect(await stops()).toEqual(
      new Map([
        [ANNE, 'unsubscribed 0'],
        [BRUNO, 'unsubscribed 1'],
      ]),
    )
  })
})
