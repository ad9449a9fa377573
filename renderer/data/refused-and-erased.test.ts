import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { DeviceData } from './device-data.ts'
import type { Trouble } from './testing/fake-server.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { anApplication, aVisit } from './testing/records.ts'

const site = useSite()
const rev = (number: number, by: string) => `00000000${number}.000.${by}`
const application = anApplication({ visitorId: 'V1', sent: { name: 'Nadia', message: 'Bonjour' } })
const answered: Application = {
  ...{ ...application, rev: rev(5, 'host'), by: 'host' },
  events: [...application.events, { id: 'e9', type: 'info-requested', at: 9, by: 'host', byHost: true }],
}
/** The server's copy once somebody had everything erased: dates and flags, under a key that means nothing. */
const erased: Application = { ...application, rev: rev(8, 'server'), visitorId: 'STRANGER', sent: {} }

let data: DeviceData
beforeEach(async () => {
  site.server.write('applications', application)
  site.server.write('visits', aVisit('v1', { name: 'Nadia' }))
  data = await openDevice('host')
  await until(() => data.records('visits').findOne('v1').exec())
  await until(() => data.records('applications').findOne(application.id).exec())
  site.server.refuses = () => 'forbidden'
})
const held = async (name: 'applications' | 'visits', id: string) =>
  (await data.records(name).findOne(id).exec())?.toMutableJSON()
const refused = () => data.outbox.refusedRows()

it('who had everything erased is gone too where a host’s answer to them had been refused', async () => {
  await data.save('applications', answered)
  await until(() => refused().length === 1)
  expect(await held('applications', application.id)).toEqual(answered)
  site.server.write('applications', erased)
  await until(() => refused().length === 0)
  expect(await held('applications', application.id)).toEqual(erased)
})

it('a copy that only grew leaves what was refused on the screen', async () => {
  await data.save('applications', answered)
  await until(() => refused().length === 1)
  const seen = { id: 'e8', type: 'info-requested' as const, at: 8, by: 'employer' }
  const grown: Application = {
    ...{ ...application, rev: rev(8, 'server') },
    events: [...application.events, seen],
  }
  site.server.write('applications', grown)
  await until(async () =>
    ((await held('applications', application.id)) as Application).events.some(({ id }) => id === 'e8'),
  )
  expect(refused()).toHaveLength(1)
  expect(await held('applications', application.id)).toMatchObject({ sent: { name: 'Nadia' } })
})

it('what the server no longer has takes along what was refused of it', async () => {
  await data.save('visits', aVisit('v1', { name: 'Nadia B.', rev: rev(5, 'host'), by: 'host' }))
  await until(() => refused().length === 1)
  site.server.write('visits', { ...aVisit('v1', { rev: rev(8, 'server') }), _deleted: true } as never)
  await until(() => refused().length === 0)
  expect(await held('visits', 'v1')).toBeUndefined()
})

it('of what is no longer for this desk it is told that something was refused, and keeps no word', async () => {
  site.server.stop()
  await until(() => !data.sync.connected)
  await data.save('applications', answered)
  site.server.hides(application.id)
  site.server.start()
  site.networkComesBack()
  await until(() => refused().length === 1)
  expect(await held('applications', application.id)).toBeUndefined()
  expect(JSON.stringify(refused())).not.toContain('Nadia')
  expect(data.sync.refused).toHaveLength(1)
})

it('what is no longer for this desk stays while something of it waits that was written since', async () => {
  const { server } = site
  server.stop()
  await until(() => !data.sync.connected)
  await data.save('applications', answered)
  server.hides(application.id)
  const again: Application = {
    ...{ ...answered, rev: rev(6, 'host') },
    events: [...answered.events, { id: 'e10', type: 'info-requested', at: 10, by: 'host', byHost: true }],
  }
  // Written while the first is on its way; its own answer is not there yet.
  let isWritten = false
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const answer = await server.fetch(url, init)
    if (!url.endsWith('sync/push') || isWritten) return answer
    isWritten = true
    await data.save('applications', again)
    server.troubles.set('sync/push', Array<Trouble>(1000).fill('no-answer'))
    return answer
  })
  server.start()
  site.networkComesBack()
  await until(() => refused().length === 1)
  expect(await held('applications', application.id)).toMatchObject({ events: again.events })
  server.troubles.clear()
  site.networkComesBack()
  await until(async () => (await held('applications', application.id)) === undefined)
})

it('what was written here first stays as it was refused', async () => {
  await data.save('visits', aVisit('v2', { name: 'Omar', rev: rev(5, 'host'), by: 'host' }))
  await until(() => refused().length === 1)
  expect(await held('visits', 'v2')).toMatchObject({ name: 'Omar' })
  expect(refused()[0]!.document).toMatchObject({ name: 'Omar' })
})

describe('what leaves the sight of a desk before its answer is acknowledged', () => {
  const seq = () => data.replica.rows('checkpoints').get('applications')!.checkpoint.seq
  /** The server tells that the record is gone, or no longer for this desk, before its answer to a push arrives. */
  function isToldFirst() {
    const { server } = site
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
      const answer = await server.fetch(url, init)
      if (!url.endsWith('sync/push')) return answer
      const before = seq()
      server.write('applications', { ...application, rev: rev(9, 'server'), _deleted: true } as never)
      await until(() => seq() > before)
      return answer
    })
  }

  it('goes once it was taken', async () => {
    site.server.refuses = () => null
    isToldFirst()
    await data.save('applications', answered)
    await until(() => data.sync.waiting === 0)
    expect(await held('applications', application.id)).toBeUndefined()
  })

  it('goes once it was refused, and no word of it stays', async () => {
    isToldFirst()
    await data.save('applications', answered)
    await until(() => refused().length === 1)
    expect(await held('applications', application.id)).toBeUndefined()
    expect(JSON.stringify(refused())).not.toContain('Nadia')
  })
})
