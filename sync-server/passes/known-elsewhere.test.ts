import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withConsent } from '../../domain/competences/consents.ts'
import { blankProfile } from '../../domain/competences/life-answers.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { VisitorFile } from '../../domain/contract/visitor-files.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { readPassToken, writePassToken } from '../../domain/visits/pass-token.ts'
import { kept } from '../../domain/retention/keeping.ts'
import { tryLimits } from '../accounts/attempts.ts'
import { hashToken } from '../secrets.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, TestServer, type TestAnswer, type TestDevice } from '../testing/test-server.ts'
import { rowsDue } from '../retention/due-in-tables.ts'

const PICTURES = [1, 5, 9, 11]
const OTHERS = [0, 0, 0, 0]

let server: TestServer
let brest: Site
let kiosk: TestDevice
let host: TestDevice
/** At the second site. */
let there: TestDevice
let hostThere: TestDevice
let card: { token: string; passId: string; visitorId: string }

beforeEach(async () => {
  server = await TestServer.start()
  brest = await server.createSite('brest')
  await server.createSite('quimper')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  there = await server.device('quimper', 'kiosk')
  hostThere = await server.device('quimper', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  await hostThere.signIn('yann', await server.account('quimper', 'yann'))
  card = await aCard('Lucie')
  await kiosk.call('POST', 'visitor/pictures', { token: card.token, secret: PICTURES })
})
afterEach(() => server.stop())

async function aCard(name: string) {
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const [token] = (body as { tokens: [string] }).tokens
  const pass = readPassToken(token)!
  const entry = { ...host.stamp(pass.visitorId, server.clock.now()), mark: name }
  const document = { ...sampleRecord('visitors', entry), name, note: 'Note de Brest' }
  await host.push({ collection: 'visitors', id: pass.visitorId, document, assumedRev: null })
  return { token, ...pass }
}
const look = (shown = card.token, at = there) => at.call('POST', 'passes/elsewhere', { card: shown })
const yes = (how: object = { secret: PICTURES }, shown = card.token, at = there) =>
  at.call('POST', 'passes/elsewhere/yes', { card: shown, language: 'fr', ...how })
const idIn = ({ body }: TestAnswer) => (body as { visitorId: string }).visitorId
async function open(at: TestDevice, token = card.token, secret = PICTURES) {
  const answer = await at.call('POST', 'visitor/session', { token, secret })
  at.session = (answer.body as { session?: string } | undefined)?.session ?? null
  return answer.status
}
const dataAt = async (at: TestDevice) => (await at.call('GET', 'visitor/data')).body as MyData
const linkAt = async (at: TestDevice) => (await dataAt(at)).elsewhere![0]!
const fileAt = async (desk: TestDevice, visitorId: string) =>
  (await desk.call('GET', `host/visitors/${visitorId}/file`)).body as VisitorFile
/** Who is in the directory of a site, as its desk holds it. */
const entriesAt = async (desk: TestDevice) =>
  ((await desk.records('visitors')) as { id: string; name?: string; _deleted?: true }[]).filter(
    ({ _deleted }) => !_deleted,
  )
const namesAt = async (desk: TestDevice) => (await entriesAt(desk)).map(({ name }) => name)

describe('a second site knows nobody without their yes', () => {
  it('a card opens nothing there, and says only which site gave it', async () => {
    const { body } = await look()
    expect(body).toEqual({ token: card.token, site: 'Site brest', hasPictures: true })
    expect(await open(there)).toBe(403)
    expect((await there.call('POST', 'visitor/news', { token: card.token })).status).toBe(403)
    expect(await namesAt(hostThere)).toEqual([])
  })
  it('a no, or looking alone, leaves nothing behind at either', async () => {
    await look()
    await look()
    expect(await open(kiosk)).toBe(200)
    expect((await dataAt(kiosk)).elsewhere).toEqual([])
    expect(await hostThere.records('visitors')).toEqual([])
  })
  it.each([
    ['other pictures', { secret: OTHERS }],
    ['a code of nobody', { code: 'ABCDEFGH' }],
    ['no proof at all', {}],
  ])('nor with %s', async (_, how) => {
    expect((await yes(how)).status).toBe(403)
    expect(await hostThere.records('visitors')).toEqual([])
  })
  it('nor with a forged card, one that was stopped, or one of its own', async () => {
    const signature = new Uint8Array(64)
    const forged = writePassToken({ ...card, keyId: 0, signature })
    expect((await look(forged)).status).toBe(403)
    expect((await yes({ secret: PICTURES }, forged)).status).toBe(403)
    expect((await look(card.token, kiosk)).status).toBe(403)
    await host.call('POST', `host/passes/${card.passId}/revoke`)
    expect((await look()).status).toBe(403)
    expect((await yes()).status).toBe(403)
  })
  it('nor by a code that a host gave at the other site, for something else, twice, or too long ago', async () => {
    const codeOf = ({ body }: TestAnswer) => ({ code: (body as { code: string }).code })
    const home = codeOf(await host.call('POST', 'host/elsewhere-codes'))
    expect((await yes(home)).status).toBe(403)
    const lost = await host.call('POST', 'host/recoveries', { visitorId: card.visitorId, kind: 'pictures' })
    expect((await yes(codeOf(lost))).status).toBe(403)
    const good = codeOf(await hostThere.call('POST', 'host/elsewhere-codes'))
    // It is for a card that is shown, and makes none.
    expect((await there.call('POST', 'passes/recover', good)).status).toBe(403)
    expect((await yes(good)).status).toBe(200)
    const second = await aCard('Karim')
    expect((await yes(good, second.token)).status).toBe(403)
    const late = codeOf(await hostThere.call('POST', 'host/elsewhere-codes'))
    server.clock.advance(11 * MINUTE)
    expect((await yes(late, second.token)).status).toBe(403)
  })
  it('pictures are tried there as often as at home, not once more', async () => {
    for (let n = 0; n < 20; n++) {
      await yes({ secret: [0, 0, 0, n % 12] })
      server.clock.advance(16 * MINUTE)
    }
    const bucket = hashToken(tryLimits.pictures('brest', card.visitorId).bucket).slice(0, 22)
    const tries = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('attempts').selectAll().where('bucket', '=', bucket)),
    )
    expect(tries).toHaveLength(tryLimits.pictures('brest', '').max)
    expect((await yes()).status).toBe(429)
    const { body } = await host.call('GET', 'host/pass-alerts')
    expect(body).toMatchObject({ alerts: [{ visitorId: card.visitorId }] })
  })
  it('no desk, employer or site of another person says yes', async () => {
    expect((await yes({ secret: PICTURES }, card.token, hostThere)).status).toBe(404)
    expect((await kiosk.call('POST', 'host/elsewhere-codes')).status).toBe(404)
  })
})

describe('with a yes', () => {
  it('they are one person: an id of their own there, with their first name and nothing else', async () => {
    const known = idIn(await yes())
    expect(known).not.toBe(card.visitorId)
    expect(await hostThere.records('visitors')).toMatchObject([
      { id: known, name: 'Lucie', siteId: 'quimper' },
    ])
    const told = JSON.stringify(await hostThere.records('visitors'))
    expect(told).not.toContain('Note de Brest')
    expect(told).not.toContain(card.visitorId)
    expect((await look()).body).toMatchObject({ visitorId: known })
    // Asked again, as when an answer was lost.
    expect(idIn(await yes())).toBe(known)
    expect((await yes({ secret: OTHERS })).status).toBe(403)
    expect(await entriesAt(hostThere)).toHaveLength(1)
    expect(await open(there)).toBe(200)
    expect(await dataAt(there)).toMatchObject({ directory: [{ name: 'Lucie' }], visits: [] })
  })
  it('the typed number does what the card does', async () => {
    expect((await look(card.passId)).body).toMatchObject({ site: 'Site brest' })
    const known = idIn(await yes({ secret: PICTURES }, card.passId))
    expect((await look(card.passId)).body).toMatchObject({ token: card.token, visitorId: known })
  })
  it('each site’s devices hold what happened there alone', async () => {
    const known = idIn(await yes())
    const visit = sampleRecord('visits', { ...kiosk.stamp('here', server.clock.now()), mark: 'a' })
    const document = Object.assign(visit, { visitorId: card.visitorId })
    await kiosk.push({ collection: 'visits', id: 'here', assumedRev: null, document })
    await open(kiosk)
    expect((await dataAt(kiosk)).visits).toHaveLength(1)
    expect(await hostThere.records('visits')).toEqual([])
    expect(JSON.stringify(await host.records('visitors'))).not.toContain(known)
    await open(there)
    expect((await dataAt(there)).visits).toEqual([])
  })
  it('hosts of both read that the other knows them, and not as whom', async () => {
    const known = idIn(await yes())
    const since = server.clock.now()
    const atHome = await fileAt(host, card.visitorId)
    expect(atHome.elsewhere).toMatchObject([{ site: 'Site quimper', since, proof: 'pictures' }])
    expect(JSON.stringify(atHome)).not.toContain(known)
    const away = await fileAt(hostThere, known)
    expect(away.elsewhere).toMatchObject([{ site: 'Site brest', since, proof: 'pictures' }])
    expect(JSON.stringify(away)).not.toContain(card.visitorId)
  })
  it('the page of the first site is read by those whom its holder let, and noted there', async () => {
    const known = idIn(await yes())
    const { linkId } = (await fileAt(hostThere, known)).elsewhere![0]!
    const page = (desk = hostThere, id = known) =>
      desk.call('POST', `host/visitors/${id}/elsewhere/${linkId}/page`)
    expect((await page()).status).toBe(404)
    const author = { siteId: 'brest', deviceId: kiosk.scope.deviceId, now: server.clock.now() }
    const words = { purpose: 'hosts', id: 'c1', allowed: true, textId: 'hosts-1', language: 'fr' } as const
    const profile = withConsent(blankProfile(card.visitorId, author), words, author)
    const says = async (told: object) =>
      kiosk.push({
        ...{ collection: 'profiles', id: card.visitorId },
        sealed: await sealTo(brest, JSON.stringify(told)),
      })
    // A page that hosts may not read there is none here.
    await says(blankProfile(card.visitorId, author))
    expect((await page()).status).toBe(404)
    await says(profile)
    const read = await page()
    expect(read.status).toBe(200)
    expect(read.text).not.toContain(card.visitorId)
    await open(kiosk)
    expect((await dataAt(kiosk)).reads).toMatchObject([{ by: 'yann' }])
    expect((await page(hostThere, 'SOMEBODY')).status).toBe(404)
    // Taken back, it is closed at once.
    await kiosk.call('DELETE', `visitor/elsewhere/${linkId}`)
    expect((await page()).status).toBe(404)
  })
  it('whose pictures were never chosen is known by a host beside them, and finds no pictures to choose there', async () => {
    const other = await aCard('Karim')
    const { body } = await hostThere.call('POST', 'host/elsewhere-codes')
    expect((await yes({ code: (body as { code: string }).code }, other.token)).status).toBe(200)
    const chosen = await there.call('POST', 'visitor/pictures', { token: other.token, secret: PICTURES })
    expect(chosen.body).toMatchObject({ reasons: ['ask-host'] })
  })
})

describe('a card that is lost', () => {
  it('reported at its own site is dead at the other, with what it had opened', async () => {
    await yes()
    await open(there)
    await host.call('POST', 'host/recoveries', { visitorId: card.visitorId, kind: 'card' })
    expect((await there.call('GET', 'visitor/data')).status).toBe(401)
    expect((await look()).status).toBe(403)
    expect(await open(there)).toBe(403)
  })
  it('reported at the other site is dead at its own; the new one opens both', async () => {
    const known = idIn(await yes())
    await open(kiosk)
    const given = await hostThere.call('POST', 'host/recoveries', { visitorId: known, kind: 'card' })
    expect(await open(kiosk)).toBe(403)
    const { code } = given.body as { code: string }
    const { token } = (await there.call('POST', 'passes/recover', { code })).body as { token: string }
    expect(await open(there, token)).toBe(200)
    expect((await look(token, kiosk)).body).toMatchObject({ visitorId: card.visitorId })
    expect(await open(kiosk, token)).toBe(200)
  })
  it('stopped by its number at the other site is dead at both; of a stranger it is none of theirs', async () => {
    expect((await hostThere.call('POST', `host/passes/${card.passId}/revoke`)).status).toBe(404)
    expect(await open(kiosk)).toBe(200)
    await yes()
    expect((await hostThere.call('POST', `host/passes/${card.passId}/revoke`)).status).toBe(204)
    expect(await open(kiosk)).toBe(403)
    expect((await look()).status).toBe(403)
  })
  it('new pictures at one are those of the other', async () => {
    const known = idIn(await yes())
    const given = await host.call('POST', 'host/recoveries', { visitorId: card.visitorId, kind: 'pictures' })
    const { code } = given.body as { code: string }
    await kiosk.call('POST', 'passes/recover', { code, secret: [2, 2, 3, 4] })
    expect(await open(there)).toBe(403)
    expect(await open(there, card.token, [2, 2, 3, 4])).toBe(200)
    expect((await dataAt(there)).directory).toHaveLength(1)
    expect(known).not.toBe(card.visitorId)
  })
})

describe('taken back', () => {
  it('at the first site: the second knows the card no more, and keeps what happened there as of somebody of its own', async () => {
    const known = idIn(await yes())
    await open(there)
    await open(kiosk)
    const { linkId } = await linkAt(kiosk)
    expect((await kiosk.call('DELETE', `visitor/elsewhere/${linkId}`)).status).toBe(200)
    expect((await dataAt(kiosk)).elsewhere).toEqual([])
    expect((await there.call('GET', 'visitor/data')).status).toBe(401)
    expect((await look()).body).not.toHaveProperty('visitorId')
    expect((await fileAt(hostThere, known)).elsewhere).toEqual([])
    expect(await namesAt(hostThere)).toEqual(['Lucie'])
    expect((await kiosk.call('DELETE', `visitor/elsewhere/${linkId}`)).status).toBe(404)
  })
  it('at the second: a card of its own takes the place of the other’s', async () => {
    await yes()
    await open(there)
    const { linkId } = await linkAt(there)
    const { token } = (await there.call('DELETE', `visitor/elsewhere/${linkId}`)).body as { token: string }
    expect(await open(there)).toBe(403)
    expect(await open(there, token)).toBe(200)
    expect((await dataAt(there)).elsewhere).toEqual([])
    expect((await look(token, kiosk)).body).not.toHaveProperty('visitorId')
    await open(kiosk)
    expect((await dataAt(kiosk)).elsewhere).toEqual([])
  })
  it('by a host of either, of whom it is; not by one of a third site', async () => {
    const known = idIn(await yes())
    await server.createSite('morlaix')
    const third = await server.device('morlaix', 'host')
    await third.signIn('loic', await server.account('morlaix', 'loic'))
    const { linkId } = (await fileAt(host, card.visitorId)).elsewhere![0]!
    expect((await third.call('DELETE', `host/visitors/${known}/elsewhere/${linkId}`)).status).toBe(404)
    expect((await hostThere.call('DELETE', `host/visitors/OTHER/elsewhere/${linkId}`)).status).toBe(404)
    expect((await hostThere.call('DELETE', `host/visitors/${known}/elsewhere/${linkId}`)).status).toBe(204)
    expect((await fileAt(host, card.visitorId)).elsewhere).toEqual([])
  })
  it('asked again, they are somebody new there; what is over goes once no backup says otherwise', async () => {
    const known = idIn(await yes())
    await open(kiosk)
    await kiosk.call('DELETE', `visitor/elsewhere/${(await linkAt(kiosk)).linkId}`)
    expect(idIn(await yes())).not.toBe(known)
    const at = server.clock.now() + kept.endedLinks + DAY
    const due = await server.parts.store.read((view) => rowsDue(view, 'brest', at))
    expect(due.filter(({ kind }) => kind === 'site-link')).toHaveLength(1)
  })
})

describe('erased', () => {
  const erase = (at: TestDevice, more: object = {}) =>
    at.call('POST', 'visitor/erase', { token: card.token, secret: PICTURES, ...more })
  const links = () =>
    server.parts.store.read((view) => view.all(view.tables.selectFrom('siteLinks').selectAll()))

  it('at one: the other keeps its own, and the link is gone', async () => {
    const known = idIn(await yes())
    await open(kiosk)
    expect((await erase(kiosk)).status).toBe(204)
    await server.running.followUps.idle()
    expect(await links()).toEqual([])
    expect(await namesAt(host)).toEqual([])
    expect(await hostThere.records('visitors')).toMatchObject([{ id: known, name: 'Lucie' }])
    expect(await open(there)).toBe(403)
  })
  it('at both where it is asked, and nowhere that is no link of theirs', async () => {
    const stranger = await aCard('Karim')
    const { body } = await hostThere.call('POST', 'host/elsewhere-codes')
    const other = idIn(await yes({ code: (body as { code: string }).code }, stranger.token))
    const { linkId: foreign } = (await links())[0]!
    await yes()
    await open(kiosk)
    const { linkId } = await linkAt(kiosk)
    expect((await erase(kiosk, { alsoAt: [linkId, foreign, 'nothing'] })).status).toBe(204)
    await server.running.followUps.idle()
    expect(await entriesAt(hostThere)).toMatchObject([{ id: other, name: 'Karim' }])
    expect(await namesAt(host)).toEqual(['Karim'])
    expect(await links()).toMatchObject([{ linkId: foreign }])
  })
})
