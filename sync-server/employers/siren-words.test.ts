import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Employer } from '../../domain/hiring/employer.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { verifyProof } from '../../domain/hiring/verify-proof.ts'
import { addDays, DAY, parisInstant } from '../../domain/time.ts'
import { signedProof } from '../reciprok/proofs.ts'
import { withReceipts } from '../sync/intakes/applications.ts'
import { keepRecord } from '../sync/keep-record.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { createEmployer, employerOf, keepEmployer } from './employers.ts'

const SIREN = '732829320'
const OTHER = '552100554'
/** START is a Monday at ten. */
const NEXT_MONDAY = parisInstant(addDays('2026-04-13', 7), 6)

let server: TestServer
let brest: TestDevice
let quimper: TestDevice
let kiosk: TestDevice
let bakery: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  brest = await server.device('brest', 'host')
  await brest.signIn('maelle', await server.account('brest', 'maelle'))
  quimper = await server.device('quimper', 'host')
  await quimper.signIn('yann', await server.account('quimper', 'yann'))
  kiosk = await server.device('brest', 'kiosk')
  bakery = await server.device('brest', 'employer', 'bakery')
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
})
afterEach(() => server.stop())

const give = (siren: string) => bakery.call('POST', 'employer/siren', { siren })
const see = (device: TestDevice, siren = SIREN, document = 'kbis') =>
  device.call('POST', 'host/employers/bakery/siren-seen', { siren, document })
const doubt = (device: TestDevice, siren = SIREN, reason = 'other-company') =>
  device.call('POST', 'host/employers/bakery/siren-doubted', { siren, reason })
const card = async (): Promise<Employer> =>
  (await server.parts.store.read((view) => employerOf(view, 'bakery')))!
async function cardAt(device: TestDevice): Promise<Employer> {
  return ((await device.records('employers')) as Employer[]).find(({ id }) => id === 'bakery')!
}

describe('that a number was seen, or is doubted', () => {
  it('is said neither by the employer, nor at a kiosk, nor by somebody who has not signed in', async () => {
    await give(SIREN)
    const nobody = await server.device('brest', 'host')
    for (const say of [see, doubt]) {
      expect([(await say(bakery)).status, (await say(kiosk)).status, (await say(nobody)).status]).toEqual([
        404, 404, 401,
      ])
    }
    expect(await card()).toMatchObject({ siren: SIREN, sirenToConfirm: START })
  })

  it('is refused by name: another site, no number, another number, nothing to take back, no such paper', async () => {
    for (const say of [see, doubt]) expect(refusalIn(await say(brest)).reasons).toEqual(['no-siren'])
    await give(SIREN)
    for (const say of [see, doubt]) {
      expect(refusalIn(await say(quimper)).reasons).toEqual(['another-site'])
      expect(refusalIn(await say(brest, OTHER)).reasons).toEqual(['another-siren'])
    }
    expect(refusalIn(await doubt(brest)).reasons).toEqual(['nothing-seen'])
    expect((await see(brest, SIREN, 'invoice')).status).toBe(400)
    expect((await doubt(brest, SIREN, 'because')).status).toBe(400)
    const elsewhere = 'host/employers/nobody/siren-seen'
    expect((await brest.call('POST', elsewhere, { siren: SIREN, document: 'kbis' })).status).toBe(404)
    expect(await card()).not.toHaveProperty('sirenWord')
  })

  it('says who and when to hosts, what and when to the employer, and that it waits to everybody', async () => {
    await give(SIREN)
    expect(await cardAt(kiosk)).toMatchObject({ siren: SIREN, sirenToConfirm: START })
    await see(brest)
    const sirenWord = { type: 'seen', document: 'kbis', at: START }
    expect(await cardAt(brest)).toMatchObject({ sirenWord, sirenWordBy: { name: 'maelle' } })
    expect(await cardAt(bakery)).toMatchObject({ sirenWord })
    expect(await cardAt(bakery)).not.toHaveProperty('sirenWordBy')
    for (const hidden of ['sirenWord', 'sirenWordBy', 'sirenToConfirm'])
      expect(await cardAt(kiosk)).not.toHaveProperty(hidden)
  })

  it('is said once: asked for again because no answer came, the first word stays', async () => {
    await give(SIREN)
    await see(brest)
    const { rev } = await card()
    expect((await see(brest, SIREN, 'rne-extract')).status).toBe(204)
    expect((await card()).rev).toBe(rev)
    await doubt(brest)
    const doubted = await card()
    expect((await doubt(brest, SIREN, 'struck-off')).status).toBe(204)
    expect(await card()).toEqual(doubted)
  })

  it('is of the host who keys a number in, and of nobody when a card is saved with the same one', async () => {
    await give(SIREN)
    await brest.call('PATCH', 'host/employers/bakery', { siren: SIREN, town: 'Brest' })
    expect(await card()).toMatchObject({ town: 'Brest', sirenToConfirm: START })
    await brest.call('PATCH', 'host/employers/bakery', { siren: OTHER })
    expect(await card()).toMatchObject({ sirenWord: { type: 'keyed' }, sirenWordBy: { name: 'maelle' } })
    expect(await card()).not.toHaveProperty('sirenToConfirm')
    const made = await brest.call('POST', 'host/employers', { name: 'Garage', siren: SIREN })
    expect(made.body).toMatchObject({ sirenWord: { type: 'keyed' }, sirenWordBy: { name: 'maelle' } })
  })

  it('counts the number as the employer’s own before anybody saw it: no other card has it', async () => {
    await give(SIREN)
    const made = await brest.call('POST', 'host/employers', { name: 'Garage', siren: SIREN })
    expect(refusalIn(made).reasons).toEqual(['siren-taken'])
    expect(refusalIn(await give(OTHER)).reasons).toEqual(['siren-known'])
  })
})

describe('a grade', () => {
  beforeEach(async () => {
    await sixAnswered()
    await give(SIREN)
    server.clock.set(NEXT_MONDAY)
    await server.running.followUps.look()
    for (const [device, login] of [
      [brest, 'maelle'],
      [bakery, 'armelle'],
    ] as const)
      await device.signIn(login, `${login}-secret-secret`)
  })
  const get = async (path: string) => {
    const answer = await fetch(`${server.running.url}/reciprok/bakery${path}`)
    return { status: answer.status, text: await answer.text() }
  }
  const publicly = async () => JSON.parse((await get('/chiffres.json')).text) as object

  it('is held back from candidates and everybody, with its proof, until a host saw the number', async () => {
    expect((await card()).reciprokPreview!.grade).toBe('C')
    const { reciprok } = await cardAt(kiosk)
    expect(reciprok).toMatchObject({ points: 5090, held: 'siren' })
    expect(reciprok).not.toHaveProperty('grade')
    const page = await get('')
    expect(page.text).toMatch(
      /à confirmer[\s\S]*Numéro d’entreprise à confirmer[\s\S]*rien de bon ni de mauvais/,
    )
    expect(page.text).not.toMatch(/preuve\.json|Répond souvent|Il faut au moins/)
    expect(await publicly()).toEqual({
      employer: { id: 'bakery', name: 'Fournil', siren: SIREN, sirenToConfirm: true },
      rated: false,
    })
    expect((await get('/preuve.json')).status).toBe(404)
    expect((await get('/label.svg')).text).toContain('Numéro d’entreprise à confirmer')
  })

  it('comes with the figures of Monday and their proof as soon as one saw it, and goes when one doubts', async () => {
    await see(brest)
    const published = (await cardAt(kiosk)).reciprok!
    expect(published).toMatchObject({ points: 5090, grade: 'C', asOf: NEXT_MONDAY })
    expect(published).not.toHaveProperty('held')
    expect((await get('')).text).toContain('C · Répond souvent')
    const site = await server.parts.store.read((view) => view.record('sites', 'brest', 'brest'))
    const proof = await verifyProof((await get('/preuve.json')).text, site!.passKeys.at(-1)!.publicKey)
    expect(proof).toMatchObject({
      valid: true,
      proof: { employer: { siren: SIREN }, result: { grade: 'C' } },
    })
    await doubt(brest)
    expect((await cardAt(kiosk)).reciprok).toMatchObject({ points: 5090, held: 'siren' })
    expect((await get('/preuve.json')).status).toBe(404)
  })

  it('is shown under no number that nobody saw, in its proof neither, when a host corrects it', async () => {
    await brest.call('PATCH', 'host/employers/bakery', { siren: OTHER })
    expect((await card()).reciprok!.grade).toBe('C')
    expect((await signedProof(server.parts, 'bakery'))!.employer).toEqual({ name: 'Fournil', siren: OTHER })
    await brest.call('PATCH', 'host/employers/bakery', { siren: '' })
    expect(await card()).not.toHaveProperty('reciprok.grade')
    expect(await signedProof(server.parts, 'bakery')).toBeNull()
  })

  it('of a number that was known before any of this was noted stays', async () => {
    await see(brest)
    const known = await card()
    const { sirenWord: _word, sirenWordBy: _by, ...older } = known
    await server.parts.store.transaction((tx) => keepEmployer(tx, known, older, NEXT_MONDAY))
    server.clock.set(NEXT_MONDAY + 7 * DAY)
    await server.running.followUps.look()
    expect((await card()).reciprok).toMatchObject({ grade: 'C', asOf: NEXT_MONDAY + 7 * DAY })
  })
})

/** Six people applied and got a bare refusal. */
async function sixAnswered(): Promise<void> {
  const [receivedAt, answeredAt] = [START - 40 * DAY, START - 38 * DAY]
  const { store, receipts } = server.parts
  await store.transaction(async (tx) => {
    for (const index of [1, 2, 3, 4, 5, 6]) {
      const head = { id: `a${index}`, siteId: 'brest', rev: '1', at: receivedAt, by: 'k' }
      const sample = sampleRecord('applications', { ...head, employerId: 'bakery', mark: `person-${index}` })
      const received = withReceipts(
        { ...(sample as Application), visitorId: `p${index}` },
        receipts,
        receivedAt,
      )
      const refused = {
        ...{ id: `a${index}.r`, type: 'refused' as const, at: answeredAt, by: 'd' },
        reasons: [{ code: 'position_filled' as const }],
      }
      const answered = { ...received, events: [...received.events, refused] }
      await keepRecord(tx, 'applications', withReceipts(answered, receipts, answeredAt))
    }
  })
  expect(scoreEmployer(await store.read((view) => view.scoredFiles('bakery')), NEXT_MONDAY).score.grade).toBe(
    'C',
  )
}
