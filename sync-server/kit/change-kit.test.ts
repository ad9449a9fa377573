import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Challenge } from '../../domain/kit/challenge.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { loadKit } from './load-kit.ts'

const KIT = new URL('../../resources/kit', import.meta.url).pathname

let server: TestServer
let host: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  await loadKit(server.parts, KIT)
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
})
afterEach(() => server.stop())

const step = (id: string, body: object) => host.call('POST', `host/challenges/${id}`, body)
const made = async (id: string, body: object) => (await step(id, body)).body as Challenge

it('the whole kit is there, and loading it again changes nothing', async () => {
  expect(await host.records('challenges')).toHaveLength(50)
  expect(await loadKit(server.parts, KIT)).toEqual({ added: 0, changed: [], unreadable: [], misshapen: [] })
})

describe('a card of the kit', () => {
  it('is adapted, never changed', async () => {
    expect((await host.call('PATCH', 'host/challenges/A01.1', { room: 'Le hall' })).status).toBe(404)
    expect((await step('A01.1', { step: 'retire' })).status).toBe(404)
    const fork = await made('A01.1', { step: 'fork' })
    expect(fork).toMatchObject({ edition: 1, forkedFrom: 'A01.1', forkedAtSite: 'brest' })
    expect(fork.id).toMatch(/^A01-[0-9a-z]{4}\.1$/)
    expect(fork.publishedAt).toBeUndefined()
  })

  it('adapted here belongs to this site', async () => {
    const fork = await made('A01.1', { step: 'fork' })
    const other = await server.device('quimper', 'host')
    await other.signIn('yann', await server.account('quimper', 'yann'))
    expect((await other.call('POST', `host/challenges/${fork.id}`, { step: 'submit' })).status).toBe(404)
  })
})

it('an adapted card has its own material, steps and criteria, of the abilities that the kit observes', async () => {
  const { id, card } = await made('A01.1', { step: 'fork' })
  const edit = (changes: object) => host.call('PATCH', `host/challenges/${id}`, changes)
  const materials = [{ name: 'Panier du marché', quantity: 4, from: 'fresh' }, card.materials[1]!]
  const steps = [...card.steps].reverse()
  const criteria = card.criteria.map((one) => ({ ...one, text: `Ici\u202f: ${one.text}`.slice(0, 200) }))
  expect((await edit({ materials, steps, criteria })).status).toBe(200)
  const kept = (await host.records('challenges')).find((one) => one.id === id) as Challenge
  // Typed words are cleaned; what nobody changed is as it was.
  const plainSpaces = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/[^\S ]/gu, ' ')) as object
  expect(kept.card).toMatchObject({
    ...plainSpaces({ materials, steps, criteria }),
    abilities: card.abilities,
  })

  expect((await edit({ materials: [] })).body).toMatchObject({ reasons: ['misshapen'] })
  expect((await edit({ steps: steps.map((one) => ({ ...one, phase: 'party' })) })).status).toBe(409)
  const foreign = criteria.map((one) => ({ ...one, ability: 'lead-team' }))
  expect((await edit({ criteria: foreign })).body).toMatchObject({ reasons: ['ability-foreign'] })
  const alike = criteria.map((one) => ({ ...one, id: 'A01-1' }))
  expect((await edit({ criteria: alike })).body).toMatchObject({ reasons: ['criteria-alike'] })
})

it('a site’s card goes from draft to review, back with a word, then out for good, and on to its next edition', async () => {
  const { id } = await made('A01.1', { step: 'fork' })
  expect((await step(id, { step: 'publish' })).status).toBe(409)
  expect((await host.call('PATCH', `host/challenges/${id}`, { minutes: 5 })).status).toBe(400)
  await host.call('PATCH', `host/challenges/${id}`, { room: 'Le hall, deux tables' })
  await step(id, { step: 'submit' })
  expect((await step(id, { step: 'return', because: ' ' })).status).toBe(409)
  await step(id, { step: 'return', because: 'Préciser la salle.' })
  await step(id, { step: 'submit' })
  server.clock.set(START + 1)
  await step(id, { step: 'submit' })
  const published = await made(id, { step: 'publish' })
  expect(published).toMatchObject({ card: { room: 'Le hall, deux tables' } })
  expect((await host.call('PATCH', `host/challenges/${id}`, { room: 'Ailleurs' })).status).toBe(409)
  const next = await made(id, { step: 'revise' })
  expect(next).toMatchObject({ edition: 2, cardId: published.cardId, card: { edition: 2 } })
  expect(await made(id, { step: 'retire' })).toMatchObject({ id })
})
