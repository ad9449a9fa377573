import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withConsent } from '../../domain/competences/consents.ts'
import type { Dossier } from '../../domain/competences/dossier.ts'
import { blankProfile } from '../../domain/competences/life-answers.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { Site } from '../../domain/sites/site.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { readPassToken, type Pass } from '../../domain/visits/pass-token.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

const ID = 'DOSSIER'

let server: TestServer
let site: Site
let kiosk: TestDevice
let other: TestDevice
let host: TestDevice
let holder: Pass
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  other = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  holder = await aCard('Lucie')
})
afterEach(() => server.stop())

async function aCard(name: string): Promise<Pass> {
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const pass = readPassToken((body as { tokens: [string] }).tokens[0])!
  const known = sampleRecord('visitors', { ...host.stamp(pass.visitorId, server.clock.now()), mark: name })
  await host.push({ collection: 'visitors', id: pass.visitorId, document: known, assumedRev: null })
  return pass
}

let profile: CompetenceProfile | null
beforeEach(() => (profile = null))
/** The holder's page as their kiosk tells it, once they allowed or took back what the kiosks keep. */
async function says(allowed: boolean): Promise<void> {
  const author = { siteId: 'brest', deviceId: kiosk.scope.deviceId, now: server.clock.now() }
  const words = { purpose: 'kiosks', id: `c${allowed}`, allowed, textId: 'kiosks-1', language: 'fr' } as const
  profile = withConsent(profile ?? blankProfile(holder.visitorId, author), words, author)
  await kiosk.push({
    collection: 'profiles',
    id: holder.visitorId,
    sealed: await sealTo(site, JSON.stringify(profile)),
  })
  await server.running.followUps.idle()
}
async function seals(edition: number, passId = holder.passId, fields: Partial<Dossier> = {}) {
  const known = (await other.records('dossiers')).find(({ id }) => id === ID)
  const { deviceId } = kiosk.scope
  const now = server.clock.now()
  const document = {
    ...kiosk.stamp(ID, now),
    rev: nextRevision(known?.rev, now, deviceId),
    edition,
    sealed: `edition-${edition}`,
    sealedPass: await sealTo(site, passId),
    ...fields,
  }
  const [result] = await kiosk.push({
    collection: 'dossiers',
    id: ID,
    document,
    assumedRev: known?.rev ?? null,
  })
  await server.running.followUps.idle()
  return result!
}
/** As a second kiosk of the site is told it. */
const told = async () =>
  (await other.records('dossiers')).find(({ id }) => id === ID) as Dossier & { _deleted?: true }

describe('a sealed dossier', () => {
  it('is not kept on the word of a kiosk that cannot say whose it is', async () => {
    await says(true)
    expect(await seals(1, 'K7QF3M2X8')).toMatchObject({ outcome: 'accepted' })
    expect(await told()).not.toHaveProperty('sealed')
  })
  it('is not kept for somebody who does not allow it, nor once they took it back', async () => {
    await seals(1)
    expect(await told()).toMatchObject({ edition: 2 })
    expect(await told()).not.toHaveProperty('sealed')
    await says(true)
    await seals(3)
    expect(await told()).toMatchObject({ sealed: 'edition-3' })
    await says(false)
    expect(await told()).toMatchObject({ edition: 4 })
    expect(await told()).not.toHaveProperty('sealed')
  })
  it('is not replaced by an older edition, nor with the card of somebody else', async () => {
    await says(true)
    await seals(5)
    await seals(4, holder.passId)
    expect(await told()).toMatchObject({ sealed: 'edition-5' })
    const stranger = await aCard('Karim')
    expect(await seals(6, stranger.passId)).toMatchObject({ outcome: 'refused', reason: 'forbidden' })
    expect(await told()).toMatchObject({ sealed: 'edition-5' })
  })
  it('reaches every kiosk of the site and no desk', async () => {
    await says(true)
    await seals(1)
    expect(await told()).toMatchObject({ edition: 1, sealed: 'edition-1' })
    expect(await host.records('dossiers')).toEqual([])
    const elsewhere = await server.createSite('quimper').then(() => server.device('quimper', 'kiosk'))
    expect(await elsewhere.records('dossiers')).toEqual([])
  })
  it('goes from every kiosk for good when the card is replaced, and a late kiosk does not bring it back', async () => {
    await says(true)
    await seals(1)
    await host.call('POST', 'host/recoveries', { visitorId: holder.visitorId, kind: 'card' })
    await server.running.followUps.idle()
    expect(await told()).toMatchObject({ _deleted: true })
    expect(await told()).not.toHaveProperty('sealed')
    expect(await told()).not.toHaveProperty('sealedPass')
    await seals(9)
    expect(await told()).toMatchObject({ _deleted: true })
  })
  it('is emptied when other pictures are chosen, until it is sealed with these', async () => {
    await says(true)
    await seals(1)
    const { body } = await host.call('POST', 'host/recoveries', {
      visitorId: holder.visitorId,
      kind: 'pictures',
    })
    await kiosk.call('POST', 'passes/recover', {
      code: (body as { code: string }).code,
      secret: [2, 2, 3, 4],
    })
    expect(await told()).toMatchObject({ edition: 2 })
    expect(await told()).not.toHaveProperty('sealed')
    await seals(3)
    expect(await told()).toMatchObject({ sealed: 'edition-3' })
  })
})
