import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RevocationReason } from '../../domain/sites/site.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestDevice, TestServer } from '../testing/test-server.ts'
import { keepRecord } from './keep-record.ts'

// The disk is gone with what was taken back since the backup: a kiosk's copy of the site is all that knows of it.

let folder: string
let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let passId: string
let visitorId: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-lost-'))
  server = await TestServer.start({ store: await openSqliteStore(path()) })
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  ;({ passId, visitorId } = readPassToken((stock.body as { tokens: [string] }).tokens[0])!)
  await attest()
  await keepBackup()
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const path = () => join(folder, 'data.sqlite')
const backup = () => join(folder, 'backup.sqlite')
async function keepBackup(): Promise<void> {
  rmSync(backup(), { force: true })
  await server.parts.store.backup(backup())
}
const head = (id: string) => ({ id, siteId: 'brest', rev: '1', at: START, by: 'server', mark: 'x' })

/** The page S1, what it shows in the account, and its credential; and what a kiosk holds of it sealed. */
async function attest(): Promise<void> {
  const at = { siteId: 'brest', visitorId }
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'profiles', {
      ...{ ...sampleRecord('profiles', head(visitorId)), visitorId },
      consents: [{ id: 'c', purpose: 'kiosks', type: 'given', turn: 1, at: START, by: 'k' }],
      evidence: [
        {
          ...{ id: 'S1.organise', proof: 'observed', ability: 'organise', level: 3, serial: 'S1' },
          ...{ challengeId: 'A01.1', observedOn: '2026-04-13' },
        },
      ],
    })
    await keepRecord(tx, 'dossiers', { ...sampleRecord('dossiers', head('D1')), sealed: 'sealed' })
    const { tables } = tx
    await tx.run(tables.insertInto('dossierHolders').values({ ...at, dossierId: 'D1', passId }))
    await tx.run(
      tables.insertInto('attestations').values({
        ...{ ...at, serial: 'S1', bookingId: 'b1', sessionId: 's1', issuedAt: START, issuedBy: 'm' },
        ...{ body: '{"title":"Un comptoir"}', token: 'token', revokedAt: null, revokedBecause: null },
      }),
    )
    const credential = { siteId: 'brest', serial: 'S1', listIndex: 1, issuedAt: START, jwt: 'jwt' }
    await tx.run(tables.insertInto('credentials').values(credential))
  })
}

/** The backup alone, on a new disk, to which the kiosk brings its copy of the site. */
async function loseDisk(): Promise<void> {
  const [site] = await kiosk.records('sites')
  await server.stop()
  for (const end of ['', '-wal', '-shm']) rmSync(path() + end, { force: true })
  expect((await restoreDatabase(backup(), path(), START)).ok).toBe(true)
  server = await TestServer.start({ store: await openSqliteStore(path()), at: START + 1000 })
  const { epoch } = server.parts.store
  kiosk = new TestDevice(server.running.url, { ...kiosk.enrolled!, epoch })
  const row = { collection: 'sites', id: 'brest', document: site!, assumedRev: null } as const
  expect(await kiosk.push(row)).toMatchObject([{ outcome: 'accepted' }])
  await server.running.followUps.idle()
}

const known = () =>
  server.parts.store.read(async (view) => ({
    evidence: (await view.record('profiles', visitorId, 'brest'))?.evidence,
    page: (await view.all(view.tables.selectFrom('attestations').selectAll()))[0]!,
    jwt: (await view.all(view.tables.selectFrom('credentials').selectAll()))[0]!.jwt,
    dossier: (await view.record('dossiers', 'D1', 'brest'))?.sealed,
  }))
const revoke = async (reason: RevocationReason) => {
  const answer = await host.call('POST', 'host/attestations/S1/revoke', { reason })
  expect(answer.status).toBe(204)
}

it('a page that was taken back shows nothing as observed any more', async () => {
  await revoke('wrong-person')
  await loseDisk()
  expect(await known()).toMatchObject({
    evidence: [{ serial: 'S1', removedAt: START + 1000 }],
    page: { revokedBecause: 'wrong-person', token: 'token' },
    dossier: 'sealed',
  })
})

it('of a page that was erased nothing is left, also where it was first taken back for another reason', async () => {
  await revoke('error')
  await keepBackup()
  await revoke('erased')
  await loseDisk()
  expect(await known()).toMatchObject({
    evidence: [],
    page: { revokedBecause: 'erased', body: null, token: null },
    jwt: null,
  })
})

it('what kiosks hold sealed under a card that is dead goes, and what it opened is closed', async () => {
  const session = { tokenHash: 't', deviceId: 'k', subject: visitorId, kind: 'visitor', expiresAt: 2 * START }
  await server.parts.store.transaction((tx) =>
    tx.run(tx.tables.insertInto('sessions').values(session as never)),
  )
  await keepBackup()
  expect((await host.call('POST', `host/passes/${passId}/revoke`)).status).toBe(204)
  await server.running.followUps.idle()
  await loseDisk()
  expect((await known()).dossier).toBeUndefined()
  const open = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('sessions').select('tokenHash').where('subject', '=', visitorId)),
  )
  expect(open).toEqual([])
})
