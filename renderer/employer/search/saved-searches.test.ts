import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import * as calls from '../../../domain/contract/search.ts'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import { fakeDesk, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

const till = 'esco:3982571a-e9ce-442a-a4a0-fdfc97727091'
const unreachable = { ok: false, reason: 'unreachable' }
const wanted = [{ key: till, atLeast: 'declared' }]
interface Kept {
  savedId: string
  name: string
  news: string[]
}
interface Asked {
  body?: { requestId: string; name: string }
  params?: { savedId: string }
}

let desk: FakeDesk
/** What the server keeps, and what it refuses saving with. */
let kept: Kept[]
let refusal: object | null
let sent: { call: Endpoint; asked: Asked }[]

beforeEach(() => {
  kept = [
    { savedId: 'r1', name: 'Accueil', news: [] },
    { savedId: 'r2', name: 'Caisse du samedi', news: [till] },
  ]
  refusal = null
  sent = []
  desk = fakeDesk({})
  desk.data.call = ((call: Endpoint, asked: Asked) => {
    if (call !== calls.savedSearches) sent.push({ call, asked })
    return Promise.resolve(answer(call, asked))
  }) as never
})

function answer(call: Endpoint, { body, params }: Asked): object {
  const sought = [{ key: till, fr: 'tenir une caisse', en: 'operate till' }]
  if (call === calls.savedSearches)
    return { ok: true, value: { searches: kept.map((one) => ({ ...one, lookedAt: 1, wanted, sought })) } }
  if (call === calls.searchCompetences) kept = kept.map((one) => ({ ...one, news: [] }))
  if (refusal) return refusal
  if (call === calls.forgetSearch) kept = kept.filter(({ savedId }) => savedId !== params!.savedId)
  if (call === calls.saveSearch) kept.push({ savedId: 'r3', name: body!.name, news: [] })
  return { ok: true, value: { savedId: 'r3', searchId: 's', people: [] } }
}
const names = ({ wrapper }: MountedDesk) => wrapper.findAll('.saved').map((row) => row.find('p').text())
const press = async (mounted: MountedDesk, words: string) => {
  await mounted.wrapper.find(`[aria-label="${words}"]`).trigger('click')
  await mounted.go('/recherche')
}
async function describeTill(mounted: MountedDesk): Promise<void> {
  await mounted.wrapper.find('textarea').setValue('tenir une caisse')
  await mounted.tap('Proposer des compétences')
  for (const row of mounted.wrapper.findAll('.need').slice(1)) await row.find('button').trigger('click')
}

test('those with news come first; asked again, they have none, and the need is on the desk', async () => {
  const mounted = await mountDesk(desk, '/recherche')
  expect(names(mounted)).toEqual(['Caisse du samedi', 'Accueil'])
  expect(mounted.text()).toContain('Quelqu’un a prouvé : tenir une caisse.')
  await press(mounted, 'Relancer Caisse du samedi')
  expect(sent).toMatchObject([{ call: calls.searchCompetences, asked: { body: { wanted } } }])
  expect(mounted.text()).not.toContain('Quelqu’un a prouvé')
  expect(mounted.wrapper.find('.need').text()).toContain('tenir une caisse')
})

test('forgetting one can be taken back; where it fails, it stays and says so', async () => {
  const mounted = await mountDesk(desk, '/recherche')
  refusal = unreachable
  await press(mounted, 'Oublier Accueil')
  expect(mounted.text()).toContain('Rien n’a été oublié')
  refusal = null
  await press(mounted, 'Oublier Accueil')
  expect(names(mounted)).toEqual(['Caisse du samedi'])
  expect(mounted.said()).toContain('« Accueil » est oubliée.')
  await mounted.undo()
  expect(names(mounted)).toEqual(['Caisse du samedi', 'Accueil'])
})

test('a need is kept under a name, under one request until an answer came, and then says its name', async () => {
  kept = []
  const mounted = await mountDesk(desk, '/recherche')
  await describeTill(mounted)
  await mounted.tap('Enregistrer cette recherche')
  const saving = async (name: string) => {
    const form = mounted.wrapper
      .findAll('form')
      .find((one) => one.text().includes('Le nom de cette recherche'))!
    await form.find('input').setValue(name)
    await form.trigger('submit')
    await mounted.go('/recherche')
  }
  await saving('  ')
  expect(mounted.text()).toContain('Donnez-lui un nom')
  expect(sent).toEqual([])
  refusal = unreachable
  await saving('Samedi')
  expect(mounted.text()).toContain('Rien n’est enregistré')
  refusal = { ok: false, reason: 'not-possible', reasons: ['name-taken'] }
  await saving('Samedi')
  expect(mounted.text()).toContain('porte déjà ce nom')
  refusal = null
  await saving('Samedi matin')
  expect(mounted.said()).toContain('« Samedi matin » est enregistrée.')
  expect(mounted.text()).toContain('Enregistrée : Samedi matin')
  const [first, again, other] = sent.map(({ asked }) => asked.body!.requestId)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('where they cannot be read, it is said, and tried again', async () => {
  const call = desk.data.call
  desk.data.call = (() => Promise.resolve(unreachable)) as never
  const mounted = await mountDesk(desk, '/recherche')
  expect(mounted.text()).toContain('se lisent avec le réseau')
  desk.data.call = call
  await mounted.tap('Réessayer')
  expect(names(mounted)).toHaveLength(2)
  expect(mounted.text()).not.toContain('se lisent avec le réseau')
})
