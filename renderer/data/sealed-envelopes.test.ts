import 'fake-indexeddb/auto'
import { compactDecrypt } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { readPosting } from '../../domain/postings/write-posting.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import { apply } from './applications.ts'
import { handInPosting } from './board.ts'
import type { DeviceData } from './device-data.ts'
import { closeDevice, openDevice, until, useSite, wholeDisk } from './testing/device.ts'
import { anOffer, aPosting, aSite } from './testing/records.ts'
import { checkIn } from './visits.ts'

const site = useSite()
const form = {
  offer: anOffer(),
  visitorId: 'K7QF3M2X9',
  sent: { name: 'Nadia-MARKER', phone: '06-MARKER', message: 'MARKER' },
  secret: [1, 2, 3, 4] as const,
}

describe('a kiosk that never heard of its site', () => {
  it('takes no name and no application, rather than keep them readable', async () => {
    const data = await openDevice('kiosk')
    expect(await apply(data, form)).toEqual({ ok: false, reason: 'not-ready' })
    const named = await checkIn(data, { arrivedBy: 'walk-in', name: 'Nadia' })
    expect(named).toEqual({ ok: false, reason: 'not-ready' })
    expect(data.sync.waiting).toBe(0)
  })
})

describe('an application made at a kiosk', () => {
  it('rests there unreadable, and only the site’s key opens it', async () => {
    const { data, opens } = await kioskWithSite()
    site.server.stop()
    const applied = await apply(data, form)
    const arrived = await checkIn(data, {
      arrivedBy: 'walk-in',
      name: 'Nadia-MARKER',
      visitorId: 'K7QF3M2X9',
    })
    if (!applied.ok || !arrived.ok) throw new Error('both are kept')
    expect(await wholeDisk()).not.toContain('MARKER')

    const [envelope] = [...data.replica.rows('writes').values()].filter((row) => 'sealed' in row)
    const { plaintext } = await compactDecrypt(envelope!.sealed, opens)
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toMatchObject({
      application: { id: applied.value.applicationId, sent: form.sent, events: [{ type: 'submitted' }] },
      secret: [1, 2, 3, 4],
    })
    const name = await compactDecrypt(arrived.value.sealedName!, opens)
    expect(new TextDecoder().decode(name.plaintext)).toBe('Nadia-MARKER')
  })

  it('waits for the network across a restart, arrives once and stays sealed', async () => {
    const { data: before } = await kioskWithSite()
    site.server.stop()
    const applied = await apply(before, form)
    if (!applied.ok) throw new Error(applied.reason)
    const { applicationId } = applied.value
    await closeDevice(before)
    const data = await openDevice('kiosk')
    const state = data.documentState('applications', applicationId)
    expect(state.value).toBe('saved-here')
    site.server.start()
    site.networkComesBack()
    await until(() => state.value === 'up-to-date')
    expect(site.server.pushed.map((row) => row.id)).toEqual([applicationId])
    expect(data.collections.applications).toBeUndefined()
    const second = await apply(data, form)
    await until(
      () =>
        second.ok && data.documentState('applications', second.value.applicationId).value === 'up-to-date',
    )
    expect(site.server.pushed).toHaveLength(2)
  })

  it('that the server can never accept says so, and is not sent again', async () => {
    site.server.refuses = (row) => ('sealed' in row ? 'unreadable' : null)
    const { data } = await kioskWithSite()
    const applied = await apply(data, form)
    if (!applied.ok) throw new Error(applied.reason)
    const state = data.documentState('applications', applied.value.applicationId)
    await until(() => state.value === 'refused')
    const next = await checkIn(data, { arrivedBy: 'counter' })
    await until(() => next.ok && data.sync.waiting === 0)
    expect(site.server.pushed.filter((row) => 'sealed' in row)).toHaveLength(1)
  })

  it('is sent again to a server that was restored from an older backup', async () => {
    const { data } = await kioskWithSite()
    const applied = await apply(data, form)
    if (!applied.ok) throw new Error(applied.reason)
    const state = data.documentState('applications', applied.value.applicationId)
    await until(() => state.value === 'up-to-date')
    site.server.restore({})
    site.networkComesBack()
    await until(() => site.server.ids('applications').length === 1)
    await until(() => state.value === 'up-to-date')
  })

  it('goes from the kiosk 35 days after the server took it, and not before', async () => {
    const { data } = await kioskWithSite()
    const applied = await apply(data, form)
    if (!applied.ok) throw new Error(applied.reason)
    await until(() => data.sync.waiting === 0)
    await closeDevice(data)
    const today = Date.now()
    const after = async (days: number) => {
      vi.spyOn(Date, 'now').mockReturnValue(today + days * DAY)
      const later = await openDevice('kiosk')
      await until(() => later.sync.connected && later.lastConfirmedAt()! > today + (days - 1) * DAY)
      return later
    }
    site.server.stop()
    vi.spyOn(Date, 'now').mockReturnValue(today + 99 * DAY)
    await closeDevice(await openDevice('kiosk'))
    site.server.start()
    const early = await after(34)
    expect(early.replica.rows('writes').size).toBe(1)
    await closeDevice(early)
    const late = await after(36)
    await until(() => late.replica.rows('writes').size === 0)
  })
})

describe('a card that a kiosk handed in and shows on its board', () => {
  it.each<[string, () => void]>([
    ['the answer to its envelope is still awaited', () => nothingIsHeard()],
    ['its envelope was refused', () => void (site.server.refuses = () => 'erased-elsewhere')],
  ])('leaves that board with all others, also while %s', async (_why, prepare) => {
    const { data, record } = await kioskWithSite()
    prepare()
    const { postingId, held } = await shownCard(data)
    site.server.write('postings', { id: postingId, _deleted: true } as never)
    await until(async () => (await held()) === null)
    // Told once more, it stands there until a restored server says nothing of it.
    site.server.write('postings', aPosting({ id: postingId, rev: '000000005.000.server' }))
    await until(held)
    site.server.restore({ sites: [record] })
    site.networkComesBack()
    await until(async () => (await held()) === null)
    expect(data.outbox.rows().length + data.sync.refused.length).toBe(1)
  })
})

function nothingIsHeard(): void {
  site.server.troubles.set('sync/push', Array<'no-answer'>(99).fill('no-answer'))
}

async function shownCard(data: DeviceData) {
  const read = readPosting({ topic: 'can-do', title: 'Je relis une lettre' }, parisDay(Date.now()))
  if (!read.ok) throw new Error(read.reason)
  const handed = await handInPosting(data, read.value, { visitorId: 'P1', secret: null })
  if (!handed.ok) throw new Error(handed.reason)
  const { postingId } = handed.value
  const held = () => data.records('postings').findOne(postingId).exec()
  site.server.write('postings', aPosting({ id: postingId }))
  await until(held)
  return { postingId, held }
}

async function kioskWithSite(): Promise<{ data: DeviceData; opens: CryptoKey; record: Site }> {
  const { site: record, opens } = await aSite()
  site.server.write('sites', record)
  const data = await openDevice('kiosk')
  await until(() => data.records('sites').findOne('mende').exec())
  return { data, opens, record }
}
