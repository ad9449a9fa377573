import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Posting, PostingFact } from '../../../domain/postings/posting.ts'
import { shownOf, standingFacts } from '../../../domain/postings/project.ts'
import { until } from '../../data/testing/device.ts'
import { aPosting } from '../../data/testing/records.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const own: PostingFact = { id: 'w', type: 'told', at: 5, by: 'k1', ofId: 'AWA', text: 'Trois portants' }
const wish: PostingFact = { id: 's', type: 'share', at: 6, by: 'k1', ofId: 'NADIA' }
const desk = useHostDesk(({ server }) => {
  const project = { kind: 'project', topic: 'business', title: 'Une friperie' } as const
  const steps = [{ text: 'Trouver un lieu' }, { text: 'Ouvrir' }]
  server.write('postings', aPosting({ id: 'shop', ...project, steps, facts: [own, wish] }))
})
const atServer = () => desk.place.server.read('postings', 'shop') as unknown as Posting
const shown = () => shownOf(atServer())

beforeEach(async () => {
  await signIn()
  await goTo('Annonces')
  await until(() => screen().includes('Trois portants'))
})

test('a line in somebody’s own words is among what waits, and is shown once a host says so', async () => {
  expect(screen()).toContain('À regarder (1)')
  expect(shown()).toBeUndefined()
  button('Afficher la phrase « Trois portants »').click()
  await until(() => shown()?.log?.length === 1)
  await until(() => screen().includes('une personne du projet'))
  expect(screen()).not.toContain('AWA')
})

test('one that may not stand is taken away', async () => {
  button('Enlever la phrase « Trois portants »').click()
  await until(() => standingFacts(atServer()).every(({ type }) => type !== 'told'))
  await until(() => !screen().includes('Trois portants'))
})

test('a step is done by one press and taken back by another, and a line is added', async () => {
  button('C’est fait : « Ouvrir »').click()
  await until(() => shown()?.done?.[0] === 1)
  await until(() => screen().includes('étapes faites, 1 sur 2'))
  button('L’étape « Ouvrir » n’est pas encore faite').click()
  await until(() => shown()?.done === undefined)
  button('Ajouter au journal').click()
  await until(() => screen().includes('Écrivez une phrase.'))
  type('Ce qui a avancé, en une phrase', 'Le local est prêt')
  button('Ajouter au journal').click()
  await until(() => shown()?.log?.[0]?.text === 'Le local est prêt')
})

test('other sites read it once a host says yes to its author’s wish', async () => {
  expect(screen()).toContain('Son auteur aimerait que d’autres lieux le lisent')
  button('Montrer aux autres lieux').click()
  await until(() => standingFacts(atServer()).some(({ type }) => type === 'shared'))
  await until(() => screen().includes('D’autres lieux du réseau le lisent'))
  button('Ne plus montrer').click()
  await until(() => standingFacts(atServer()).every(({ type }) => type !== 'shared'))
})

test('a wish that is not followed this time waits for nobody any more', async () => {
  button('Pas cette fois').click()
  await until(() => standingFacts(atServer()).every(({ type }) => type !== 'share'))
  await until(() => !screen().includes('Son auteur aimerait'))
})
