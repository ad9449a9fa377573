import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import { guessedVisitors, hashPictures, keepFirstSecret } from '../passes/pass-secrets.ts'
import { PICTURE_TRIES_A_DAY } from '../../domain/visits/picture-secret.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { keepRecord } from './keep-record.ts'
import type { ReadRow, UnreadableRow } from './read-row.ts'
import { readPictures } from './shown-pictures.ts'

const NOW = 1_000_000
const RIGHT = [1, 5, 9, 11]
const WRONG = [0, 0, 0, 0]
let parts: ServerParts
beforeEach(async () => {
  parts = await openServerParts(await openMemoryStore(), { now: () => NOW })
})
afterEach(() => parts.store.close())

const scope: Scope = { deviceId: 'k1', siteId: 'brest', role: 'kiosk' }
const head = (id: string) => ({ id, siteId: 'brest', rev: '1', at: NOW, by: 'k1', mark: id })
const applicationOf = (visitorId: string, secret?: number[]): ReadRow => ({
  ...{ collection: 'applications', deleted: false, sealed: true, assumedRev: null, body: '' },
  record: { ...sampleRecord('applications', head(`a-${visitorId}`)), visitorId } as never,
  ...(secret ? { secret } : {}),
})
const voiceOf = (visitorId: string, secret?: number[]): ReadRow => ({
  ...applicationOf(visitorId, secret),
  ...{
    collection: 'evaluations',
    record: { ...sampleRecord('evaluations', head('b1')), visitorId } as never,
  },
})
const arrivalOf = (visitorId: string, openedPass: string | null): ReadRow => ({
  ...applicationOf(visitorId),
  ...{
    collection: 'visits',
    record: { ...sampleRecord('visits', head('v1')), visitorId } as never,
    openedPass,
  },
})

const look = async (rows: (ReadRow | UnreadableRow)[], role: DeviceRole = 'kiosk') => {
  const { shown } = await readPictures(parts, { ...scope, role }, rows, new Set())
  return rows.map((row) => shown.get(row as ReadRow)?.said)
}
const choose = async (visitorId: string, secret = RIGHT) => {
  const secretHash = await hashPictures(secret)
  await parts.store.transaction((tx) => keepFirstSecret(tx, scope, visitorId, { secretHash, secretAt: NOW }))
}
const tries = () => parts.store.read((view) => view.all(view.tables.selectFrom('attempts').selectAll()))

describe('the pictures that come with a person’s words', () => {
  it('are the first of somebody who has none, those of the card, or others', async () => {
    const first = (await readPictures(parts, scope, [applicationOf('P1', RIGHT)], new Set())).shown
      .values()
      .next().value
    expect(first).toEqual({
      said: 'first',
      visitorId: 'P1',
      hash: expect.stringContaining('argon2') as unknown,
    })
    await choose('P1')
    expect(await look([applicationOf('P1', RIGHT)])).toEqual(['right'])
    expect(await look([applicationOf('P1', WRONG)])).toEqual(['wrong'])
  })

  it('that are missing say that it is not the holder, where the words need one to be known', async () => {
    expect(await look([applicationOf('P1'), voiceOf('P1')])).toEqual([undefined, undefined])
    await choose('P1')
    expect(await look([applicationOf('P1'), voiceOf('P1')])).toEqual(['wrong', undefined])
    expect(await look([voiceOf('P1', RIGHT)])).toEqual(['right'])
  })

  it('are asked of kiosks alone, and of words that are somebody’s', async () => {
    await choose('P1')
    const unreadable: UnreadableRow = { collection: 'applications', id: 'a', reason: 'unreadable', body: '' }
    expect(await look([unreadable, arrivalOf('P1', null), applicationOf('P1', RIGHT)])).toEqual([
      ...[undefined, undefined, 'right'],
    ])
    for (const role of ['host', 'employer'] as const) {
      expect(await look([applicationOf('P1', WRONG)], role)).toEqual([undefined])
    }
  })

  it('are looked at once for each card and choice in one push, and a right one costs no try', async () => {
    await choose('P1')
    await look([applicationOf('P1', WRONG), voiceOf('P1', WRONG), applicationOf('P1', RIGHT)])
    expect(await tries()).toHaveLength(1)
    expect(await look([applicationOf('P1', RIGHT), applicationOf('P1', WRONG)])).toEqual(['right', 'wrong'])
    await choose('P2', WRONG)
    // Of two people each has their own.
    expect(await look([applicationOf('P1', RIGHT), applicationOf('P2', RIGHT)])).toEqual(['right', 'wrong'])
  })

  it('are those of the card whose number was typed with the arrival in the same push', async () => {
    const pass = { passId: 'K7QF3M2X9', visitorId: 'P1', siteId: 'brest', deviceId: 'k1', issuedAt: NOW }
    await parts.store.transaction((tx) =>
      tx.run(tx.tables.insertInto('passes').values({ ...pass, revokedAt: null })),
    )
    await choose('P1')
    const arrival = arrivalOf('NEW', 'K7QF3M2X9')
    expect(await look([arrival, applicationOf('NEW', RIGHT)])).toEqual([undefined, 'right'])
    expect(await look([arrival, applicationOf('NEW', WRONG)])).toEqual([undefined, 'wrong'])
    // Of a number of nobody, and of none, whoever came is somebody new.
    for (const openedPass of ['00000000V', null]) {
      expect(await look([arrivalOf('NEW', openedPass), applicationOf('NEW', RIGHT)])).toEqual([
        undefined,
        'first',
      ])
    }
  })

  it('are tried as often as a day allows: then even the right ones are wrong, and hosts are told', async () => {
    await choose('P1')
    const alerts = () => parts.store.read((view) => guessedVisitors(view, 'brest', parts.clock.now()))
    for (let count = 1; count < PICTURE_TRIES_A_DAY; count++) await look([applicationOf('P1', WRONG)])
    expect(await alerts()).toEqual([])
    expect(await look([applicationOf('P1', RIGHT)])).toEqual(['right'])
    await look([applicationOf('P1', WRONG)])
    expect(await alerts()).toEqual([{ visitorId: 'P1', at: NOW }])
    expect(await look([applicationOf('P1', RIGHT)])).toEqual(['wrong'])
    expect(await tries()).toHaveLength(PICTURE_TRIES_A_DAY)
  })

  it('are told apart picture by picture', async () => {
    await choose('P1', [1, 11, 2, 3])
    expect(await look([applicationOf('P1', [1, 11, 2, 3]), applicationOf('P1', [11, 1, 2, 3])])).toEqual([
      ...['right', 'wrong'],
    ])
  })

  it('wait on the device beyond its pace, and with them what else is told of the same record', async () => {
    await choose('P1')
    vi.spyOn(parts.picturesPace, 'take').mockResolvedValue(1)
    const [first, more, other] = [applicationOf('P1', RIGHT), applicationOf('P1'), applicationOf('P2')]
    const { shown, later } = await readPictures(parts, scope, [first, more, other], new Set())
    expect([[...later], shown.size]).toEqual([[first, more], 0])
    expect(await tries()).toEqual([])
  })

  it('of what waits for something else already are not looked at', async () => {
    await choose('P1')
    const row = applicationOf('P1', WRONG)
    const { shown, later } = await readPictures(parts, scope, [row], new Set([row]))
    expect([shown.size, later.size, await tries()]).toEqual([0, 0, []])
  })

  it('are those of the main entry of a person whom a host merged', async () => {
    await choose('P1')
    await parts.store.transaction((tx) =>
      keepRecord(tx, 'visitors', { ...sampleRecord('visitors', head('P2')), mergedInto: 'P1' }),
    )
    expect(await look([applicationOf('P2', RIGHT)])).toEqual(['right'])
    expect(await look([applicationOf('P2', WRONG)])).toEqual(['wrong'])
  })
})
