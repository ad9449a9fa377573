import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { keepAny } from '../sync/keep-record.ts'
import { createEmployer } from './employers.ts'

let server: TestServer
let brest: TestDevice
let quimper: TestDevice
let bakery: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  await createEmployer(server.parts, 'brest', { name: 'Fournil', siren: '552100554' }, 'bakery')
  ;[brest, quimper] = [await server.device('brest', 'host'), await server.device('quimper', 'host')]
  await brest.signIn('maelle', await server.account('brest', 'maelle'))
  await quimper.signIn('yann', await server.account('quimper', 'yann'))
  bakery = await server.device('brest', 'employer', 'bakery')
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  for (const [id, offer] of [
    ['a1', 'vente'],
    ['a2', 'fournil'],
  ] as const) {
    await keep('jobOffers', offer, {})
    await keep('applications', id, { jobOfferId: offer })
  }
})
afterEach(() => server.stop())

describe('an employer belongs to the sites that made it or agreed to it', () => {
  it('whose hosts alone change its card, make its devices and read what hosts note', async () => {
    await brest.call('PATCH', 'host/employers/bakery', {
      hostNotes: 'Appeler le matin.',
      contactName: 'Anne',
    })
    const foreign = await quimper.call('PATCH', 'host/employers/bakery', { name: 'Autre' })
    expect(refusalIn(foreign)).toMatchObject({ error: 'not-possible', reasons: ['another-site'] })
    const code = { role: 'employer', employerId: 'bakery' }
    const device = await quimper.call('POST', 'host/enrolment-codes', code)
    expect(refusalIn(device)).toMatchObject({ error: 'not-possible', reasons: ['another-site'] })
    expect(await cardAt(quimper)).toMatchObject({ name: 'Fournil' })
    expect(await cardAt(quimper)).not.toHaveProperty('hostNotes')
    expect(await cardAt(quimper)).not.toHaveProperty('contactName')
    expect(await cardAt(brest)).toMatchObject({ hostNotes: 'Appeler le matin.', contactName: 'Anne' })
    expect(await cardAt(bakery)).toMatchObject({ contactName: 'Anne' })
    expect(await cardAt(bakery)).not.toHaveProperty('hostNotes')
  })

  it('and lets others in by agreement of the first', async () => {
    const own = await quimper.call('POST', 'host/employers/bakery/sites', { siteIds: ['quimper'] })
    expect(refusalIn(own)).toMatchObject({ reasons: ['another-site'] })
    const unknown = await brest.call('POST', 'host/employers/bakery/sites', { siteIds: ['nowhere'] })
    expect(refusalIn(unknown)).toMatchObject({ reasons: ['unknown-site'] })
    await brest.call('POST', 'host/employers/bakery/sites', { siteIds: ['quimper'] })
    expect((await quimper.call('PATCH', 'host/employers/bakery', { town: 'Quimper' })).status).toBe(200)
    await brest.call('POST', 'host/employers/bakery/sites', { siteIds: [] })
    expect((await quimper.call('PATCH', 'host/employers/bakery', { town: 'Brest' })).status).toBe(409)
  })
})

it('a host writes offers for employers of the site alone; one of before is still closed', async () => {
  const write = (device: TestDevice, id: string, fields: object = {}, assumedRev: string | null = null) => {
    const head = { ...device.stamp(id, START), employerId: 'bakery', mark: 'Boulanger' }
    const document = { ...sampleRecord('jobOffers', head), ...fields } as WireRecord
    return device.push({ collection: 'jobOffers', id, document, assumedRev })
  }
  expect(await write(brest, 'ours')).toMatchObject([{ outcome: 'accepted' }])
  expect(await write(quimper, 'theirs')).toMatchObject([
    { outcome: 'refused', reason: 'foreign-employer', field: 'employerId' },
  ])
  await brest.call('POST', 'host/employers/bakery/sites', { siteIds: ['quimper'] })
  expect(await write(quimper, 'shared')).toMatchObject([{ outcome: 'accepted' }])
  await brest.call('POST', 'host/employers/bakery/sites', { siteIds: [] })
  const [kept] = await quimper.records('jobOffers')
  const rev = nextRevision(kept!.rev, START + 1, quimper.scope.deviceId)
  const closed = { rev, closedAt: START, stamps: { closedAt: rev } }
  expect(await write(quimper, 'shared', closed, kept!.rev)).toMatchObject([{ outcome: 'accepted' }])
})

describe('where an employer is reached', () => {
  it.each([
    ['contactPhone', 'le matin', 'not-a-phone'],
    ['contactPhone', '06 12 34', 'not-a-phone'],
    ['contactEmail', 'anne@fournil', 'not-an-email'],
  ])('is refused when nobody could be (%s: %s)', async (field, typed, reason) => {
    const made = await brest.call('POST', 'host/employers', { name: 'Garage', [field]: typed })
    expect(refusalIn(made)).toMatchObject({ error: 'not-possible', reasons: [reason] })
    const changed = await brest.call('PATCH', 'host/employers/bakery', { [field]: typed })
    expect(refusalIn(changed)).toMatchObject({ error: 'not-possible', reasons: [reason] })
    expect(await cardAt(brest)).not.toHaveProperty(field)
  })

  it('is kept in one form, and taken away by an empty text', async () => {
    const told = { contactPhone: '+33 (0)6-12-34-56-78', contactEmail: ' anne@fournil.fr ' }
    await brest.call('PATCH', 'host/employers/bakery', told)
    const kept = { contactPhone: '06 12 34 56 78', contactEmail: 'anne@fournil.fr' }
    expect(await cardAt(brest)).toMatchObject(kept)
    await brest.call('PATCH', 'host/employers/bakery', { contactPhone: '' })
    expect(await cardAt(brest)).not.toHaveProperty('contactPhone')
    expect(await cardAt(brest)).toMatchObject({ contactEmail: 'anne@fournil.fr' })
  })
})

describe('messages by SMS', () => {
  const sms = { remindersBy: 'sms' }

  it.each([
    [{}, 'not-a-mobile'],
    [{ contactPhone: '02 98 12 34 56' }, 'not-a-mobile'],
    [{ contactPhone: '0692 12 34 56' }, 'overseas-code-missing'],
  ])('are refused where none could go (%j)', async (told, reason) => {
    const made = await brest.call('POST', 'host/employers', { name: 'Garage', ...told, ...sms })
    expect(refusalIn(made)).toMatchObject({ error: 'not-possible', reasons: [reason] })
    const changed = await brest.call('PATCH', 'host/employers/bakery', { ...told, ...sms })
    expect(refusalIn(changed)).toMatchObject({ error: 'not-possible', reasons: [reason] })
    expect(await cardAt(brest)).not.toHaveProperty('remindersBy')
  })

  it('keep the mobile that they go to until they are asked for no longer', async () => {
    await brest.call('PATCH', 'host/employers/bakery', { contactPhone: '06 12 34 56 78' })
    await brest.call('PATCH', 'host/employers/bakery', sms)
    expect(await cardAt(brest)).toMatchObject(sms)
    const emptied = await brest.call('PATCH', 'host/employers/bakery', { contactPhone: '' })
    expect(refusalIn(emptied).reasons).toEqual(['not-a-mobile'])
    expect(await cardAt(brest)).toMatchObject({ contactPhone: '06 12 34 56 78' })
    await brest.call('PATCH', 'host/employers/bakery', { contactPhone: '', remindersBy: '' })
    expect(await cardAt(brest)).not.toHaveProperty('remindersBy')
  })
})

describe('a SIREN', () => {
  it.each([
    ['12', 'siren-length'],
    ['552100555', 'siren-wrong'],
    ['552 100 554', 'siren-taken'],
  ])('%s is refused as %s', async (siren, reason) => {
    const made = await brest.call('POST', 'host/employers', { name: 'Garage', siren })
    expect(refusalIn(made)).toMatchObject({ error: 'not-possible', reasons: [reason] })
  })

  it('of the employer itself is no duplicate, and one that is typed in groups is kept as nine digits', async () => {
    const same = await brest.call('PATCH', 'host/employers/bakery', { siren: '552.100.554' })
    expect(same.body).toMatchObject({ siren: '552100554' })
    const other = await brest.call('POST', 'host/employers', { name: 'Garage', siren: '732 829 320 00074' })
    expect(other.body).toMatchObject({ siren: '732829320' })
  })

  it('is given by a manager of the employer where none is known, and changed by hosts alone', async () => {
    const give = async (siren: string) => refusalIn(await bakery.call('POST', 'employer/siren', { siren }))
    expect(await give('732829320')).toMatchObject({ reasons: ['siren-known'] })
    await brest.call('PATCH', 'host/employers/bakery', { siren: '' })
    await createEmployer(server.parts, 'brest', { name: 'Garage', siren: '732829320' }, 'garage')
    expect(await give('12')).toMatchObject({ reasons: ['siren-length'] })
    expect(await give('552100555')).toMatchObject({ reasons: ['siren-wrong'] })
    expect(await give('732 829 320')).toMatchObject({ reasons: ['siren-taken'] })
    expect((await bakery.call('POST', 'employer/siren', { siren: '356 000 000 00048' })).status).toBe(204)
    const known = await server.parts.store.read((view) => view.record('employers', 'bakery', '*'))
    expect(known!.siren).toBe('356000000')
    expect(await give('552100554')).toMatchObject({ reasons: ['siren-known'] })
  })
})

describe('a mandate', () => {
  it('is given by a signed-in account of the employer, for the site of its desk, and says who and when', async () => {
    for (const device of [brest, quimper]) {
      expect((await device.call('POST', 'employer/mandate', { scope: 'all' })).status).toBe(404)
    }
    const nobody = await server.device('brest', 'employer', 'bakery')
    expect((await nobody.call('POST', 'employer/mandate', { scope: 'all' })).status).toBe(401)
    const given = await bakery.call('POST', 'employer/mandate', { scope: 'all' })
    const mandate = { siteId: 'brest', scope: 'all', givenAt: START, givenBy: 'armelle' }
    expect(given.body).toMatchObject({ mandate })
    expect(await applicationsAt(brest)).toEqual(['a1', 'a2'])
    expect(await applicationsAt(quimper)).toEqual([])
    expect(await cardAt(brest)).toMatchObject({ mandates: [mandate] })
  })

  it('for some offers shows the applications to those alone, and answers them alone', async () => {
    const foreign = await bakery.call('POST', 'employer/mandate', {
      scope: 'offers',
      offerIds: ['elsewhere'],
    })
    expect(refusalIn(foreign)).toMatchObject({ reasons: ['offer-not-theirs'] })
    await bakery.call('POST', 'employer/mandate', { scope: 'offers', offerIds: ['vente'] })
    expect(await applicationsAt(brest)).toEqual(['a1'])
  })

  it('is taken back by the employer, and another scope takes the place of the earlier one', async () => {
    await bakery.call('POST', 'employer/mandate', { scope: 'all' })
    await bakery.call('POST', 'employer/mandate', { scope: 'offers', offerIds: ['fournil'] })
    expect(await applicationsAt(brest)).toEqual(['a2'])
    expect((await bakery.call('DELETE', 'employer/mandate')).status).toBe(204)
    expect(await applicationsAt(brest)).toEqual([])
    expect((await cardAt(brest)).mandates).toMatchObject([{ siteId: 'brest', withdrawnAt: START }])
  })
})

it('a mandate ends with the agreement that let the hosts of a site work with the employer', async () => {
  await brest.call('POST', 'host/employers/bakery/sites', { siteIds: ['quimper'] })
  const desk = await server.device('quimper', 'employer', 'bakery')
  await desk.signIn('erwan', await server.account('quimper', 'erwan', 'bakery'))
  await keep('applications', 'b1', { siteId: 'quimper' })
  const ask = () => desk.call('POST', 'employer/mandate', { scope: 'all' })
  expect((await ask()).status).toBe(200)
  await bakery.call('POST', 'employer/mandate', { scope: 'all' })
  expect([await applicationsAt(quimper), await applicationsAt(brest)]).toEqual([['b1'], ['a1', 'a2']])
  await brest.call('POST', 'host/employers/bakery/sites', { siteIds: [] })
  expect([await applicationsAt(quimper), await applicationsAt(brest)]).toEqual([[], ['a1', 'a2']])
  expect(refusalIn(await ask()).reasons).toEqual(['unknown-employer'])
})

async function keep(collection: 'jobOffers' | 'applications', id: string, fields: object): Promise<void> {
  const rev = nextRevision(undefined, START, 'server')
  const head = { id, siteId: 'brest', rev, at: START, by: 'server', employerId: 'bakery', mark: id }
  const record = { ...sampleRecord(collection, head), ...fields } as AnyRecord
  await server.parts.store.transaction((tx) => keepAny(tx, collection, record))
}

async function cardAt(device: TestDevice): Promise<Employer> {
  return ((await device.records('employers')) as Employer[]).find(({ id }) => id === 'bakery')!
}

async function applicationsAt(device: TestDevice): Promise<string[]> {
  const records = (await device.records('applications')) as (Application & { _deleted?: boolean })[]
  return records.filter(({ _deleted }) => !_deleted).map(({ id }) => id)
}
