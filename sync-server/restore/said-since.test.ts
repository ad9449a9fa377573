import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { choosePlace } from '../france-travail/listing-area.ts'
import { createSite } from '../sites/create-site.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'

// What people, employers and hosts told the server alone since a backup: no device would bring it back.

let folder: string
let parts: ServerParts
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-since-'))
  await open()
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
  await parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'profiles', page)
    await keepRecord(tx, 'applications', { ...sampleRecord('applications', head('a1')), unverified: true })
    await put(tx, 'invitations', invitation('asked'))
    await put(tx, 'dataLinks', link('known'))
    await choosePlace(tx, 'brest', { department: '29' }, START)
  })
  await parts.store.backup(join(folder, 'copy.sqlite'))
})
afterEach(async () => {
  await parts.store.close()
  rmSync(folder, { recursive: true })
})

const path = () => join(folder, 'pepiniere.sqlite')
const head = (id: string) => ({
  ...{ id, siteId: 'brest', rev: '1', at: START, by: 'server', mark: 'x', employerId: 'bakery' },
})
const evidence = {
  id: 'S1.organise',
  proof: 'observed',
  ability: 'organise',
  level: 3,
  serial: 'S1',
} as const
const page: CompetenceProfile = {
  ...sampleRecord('profiles', head('LUCIE')),
  visitorId: 'LUCIE',
  consents: [{ id: 'c1', purpose: 'search', type: 'given', turn: 1, at: START, by: 'k' }],
  recommendations: [{ id: 'r', competenceId: 'wood', by: 'host', authorId: 'maelle', at: 1 }],
  certificates: [{ id: 'c', title: 'CACES 1', issuer: 'X', competenceIds: [], seenBy: 'maelle', at: 1 }],
  evidence: [{ ...evidence, challengeId: 'A01.1', observedOn: '2026-04-13' }],
}
const invitation = (invitationId: string): Tables['invitations'] => ({
  ...{ invitationId, siteId: 'brest', employerId: 'bakery', accountId: 'armelle', visitorId: 'LUCIE' },
  ...{ searchId: 'q', cardId: 'c', invitedAt: START, kind: 'talk', sessionId: null, pay: null },
  ...{ message: '', wanted: '[]', answer: null, answeredAt: null, putOffAt: null, told: null },
})
const link = (linkHash: string): Tables['dataLinks'] => ({
  ...{ linkHash, siteId: 'brest', visitorId: 'LUCIE', madeAt: START, expiresAt: START, takenAt: null },
})

async function open(): Promise<void> {
  parts = await openServerParts(await openSqliteStore(path()), { now: () => START + 1000 })
}
async function restore(): Promise<void> {
  await parts.store.close()
  expect(await restoreDatabase(join(folder, 'copy.sqlite'), path(), START + 1000)).toMatchObject({ ok: true })
  await open()
}
const put = <T extends keyof Tables>(tx: StoreTransaction, table: T, row: Tables[T]) =>
  tx.run(tx.tables.insertInto(table).values(row as never))
const since = (tell: (tx: StoreTransaction) => Promise<unknown>) => parts.store.transaction(tell)
const rows = <T extends keyof Tables>(table: T): Promise<Tables[T][]> =>
  parts.store.read((view) => view.all(view.tables.selectFrom(table).selectAll())) as never
const pageNow = () => parts.store.read((view) => view.record('profiles', 'LUCIE', 'brest'))

describe('what stands on a page', () => {
  it('and was taken back stays so: what others said, what a host saw, and the leave to be searched', async () => {
    await since((tx) =>
      keepRecord(
        tx,
        'profiles',
        revised(page, byServer(START + 1), {
          recommendations: [{ ...page.recommendations![0]!, removedAt: START }],
          certificates: [{ ...page.certificates![0]!, removedAt: START }],
          consents: [
            ...page.consents!,
            { id: 'c2', purpose: 'search', type: 'withdrawn', turn: 1, at: START, by: 'k' },
          ],
        }),
      ),
    )
    await restore()
    expect(await pageNow()).toMatchObject({
      recommendations: [{ removedAt: START }],
      certificates: [{ removedAt: START }],
      consents: [{ type: 'given' }, { type: 'withdrawn' }],
    })
  })

  it('as observed goes with its page alone, and what was said since stands where its author finds it', async () => {
    const said = { id: 'r2', competenceId: 'wood', by: 'visitor', authorId: 'YANN', at: START } as const
    const recommendation = { id: 'r2', siteId: 'brest', authorId: 'YANN', visitorId: 'LUCIE', at: START }
    await since(async (tx) => {
      const recommendations = [...page.recommendations!, said]
      await keepRecord(tx, 'profiles', revised(page, byServer(START + 1), { recommendations, evidence: [] }))
      await put(tx, 'recommendations', recommendation)
    })
    await restore()
    expect(await pageNow()).toMatchObject({
      recommendations: [{ id: 'r' }, said],
      evidence: [{ serial: 'S1' }],
    })
    expect(await rows('recommendations')).toEqual([recommendation])
  })
})

it('whoever answered an invitation is not asked again, and the employer keeps how to reach them', async () => {
  const told = '{"name":"Lucie","channel":"here"}'
  await since(async (tx) => {
    const yes = tx.tables.updateTable('invitations').set({ answer: 'yes', answeredAt: START, told })
    await tx.run(yes.where('invitationId', '=', 'asked'))
    await put(tx, 'invitations', { ...invitation('later'), answer: 'no', answeredAt: START })
    await put(tx, 'invitations', { ...invitation('put-off'), putOffAt: START })
  })
  await restore()
  expect(await rows('invitations')).toMatchObject([
    { invitationId: 'asked', answer: 'yes', answeredAt: START, told },
    { invitationId: 'later', answer: 'no' },
    { invitationId: 'put-off', answer: null, putOffAt: START },
  ])
})

it('an application that a host attached to its card stays there', async () => {
  const decision = { siteId: 'brest', applicationId: 'a1', decidedBy: 'maelle', at: START }
  await since((tx) => put(tx, 'unprovenDecisions', { ...decision, decision: 'attached' }))
  await restore()
  expect(await rows('unprovenDecisions')).toMatchObject([{ applicationId: 'a1', decision: 'attached' }])
  const application = await parts.store.read((view) => view.record('applications', 'a1', 'brest'))
  expect(application!.unverified).toBe(false)
})

it('who looked at whom is told still, and each once', async () => {
  const at = { siteId: 'brest', visitorId: 'LUCIE', at: START }
  const help = {
    ...{ assistanceId: 'h1', siteId: 'brest', deviceId: 'k', visitorId: 'LUCIE', accountId: 'maelle' },
    ...{ beganAt: START, endedAt: START },
  }
  await since(async (tx) => {
    await put(tx, 'pageReads', { ...at, accountId: 'maelle' })
    await put(tx, 'searches', {
      ...{ searchId: 'q', siteId: 'brest', employerId: 'bakery', accountId: 'armelle', at: START },
      ...{ wanted: '[]', seed: 'x', people: '["LUCIE"]', isCut: 0, counted: '[]' },
    })
    await put(tx, 'searchMeetings', { ...at, searchId: 'q' })
    await put(tx, 'dataLinks', link('since'))
    await tx.run(tx.tables.updateTable('dataLinks').set({ takenAt: START }))
    await put(tx, 'passAlerts', at)
    await put(tx, 'assistances', help)
    await put(tx, 'assistedActs', { assistanceId: 'h1', act: 'page', about: 'LUCIE', at: START })
  })
  await restore()
  rmSync(join(folder, 'copy.sqlite'))
  await parts.store.backup(join(folder, 'copy.sqlite'))
  await restore()
  expect(await rows('pageReads')).toEqual([{ ...at, accountId: 'maelle' }])
  expect(await rows('searches')).toMatchObject([{ searchId: 'q' }])
  expect(await rows('searchMeetings')).toEqual([{ ...at, searchId: 'q' }])
  expect(await rows('dataLinks')).toMatchObject([
    { linkHash: 'known', takenAt: START },
    { linkHash: 'since', takenAt: START },
  ])
  expect(await rows('passAlerts')).toEqual([at])
  expect(await rows('assistances')).toEqual([help])
  expect(await rows('assistedActs')).toMatchObject([{ act: 'page', about: 'LUCIE' }])
})

it('a site shows the offers of the town that it chose last, and of as far around it', async () => {
  const near = { code: '35238', name: 'Rennes', distance: 20 } as const
  await since((tx) => choosePlace(tx, 'brest', { near }, START))
  await restore()
  const chosen = { department: null, town: '35238', townName: 'Rennes', distance: 20 }
  expect(await rows('listingAreas')).toMatchObject([{ siteId: 'brest', ...chosen }])
})

it.each([null, '35'])(
  'a site shows the offers of the department that it chose last: %s',
  async (department) => {
    await since((tx) => choosePlace(tx, 'brest', department === null ? null : { department }, START))
    await restore()
    expect(await rows('listingAreas')).toMatchObject([{ siteId: 'brest', department }])
  },
)
