import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { plain } from '../../data/live.ts'
import { until } from '../../data/testing/device.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const entry = (id: string, fields: object) =>
  ({
    id,
    siteId: 'mende',
    rev: '000000001.000.server',
    at: 1,
    by: 'server',
    stamps: {},
    firstSeenOn: '2026-11-02',
    lastSeenOn: '2026-11-20',
    ...fields,
  }) as never
const desk = useHostDesk(({ server }) => {
  server.write('visitors', entry('V1', { name: 'Loïc' }))
  server.write('visitors', entry('V2', { firstSeenOn: '2026-11-21', lastSeenOn: '2026-11-21' }))
})
const mergedInto = async (id: string) =>
  plain((await desk.data.records('visitors').findOne(id).exec())!).mergedInto
/** The choices stand in the order of the page: one entry, then the other. */
const choose = async (label: string, words: string) => {
  type(label, words)
  await until(() => screen().includes('Choisir'))
  button('Choisir').click()
  await until(() => !screen().includes('Choisir'))
}

beforeEach(async () => {
  await signIn()
  await goTo('Cartes')
  await until(() => desk.data.records('visitors').findOne('V2').exec())
})

test('two entries become one person’s after a question, and are parted again from the notice', async () => {
  await choose('Une fiche', 'loic')
  await choose('L’autre fiche', 'sans nom')
  button('C’est la même personne').click()
  await until(() => screen().includes('Le nom gardé est'))
  expect(screen()).toContain('Loïc, du lundi 2 novembre 2026 au vendredi 20 novembre 2026')
  expect(await mergedInto('V2')).toBeUndefined()
  button('Réunir').click()
  await until(() => screen().includes('Les deux fiches sont réunies'))
  expect([await mergedInto('V2'), await mergedInto('V1')]).toEqual(['V1', undefined])
  button('Annuler').click()
  await until(async () => (await mergedInto('V2')) === undefined)
})

test('entries that were merged are listed, and parted another day', async () => {
  await choose('Une fiche', 'loic')
  await choose('L’autre fiche', 'sans nom')
  button('C’est la même personne').click()
  await until(() => screen().includes('Le nom gardé est'))
  button('Réunir').click()
  await until(() => screen().includes('Fiches réunies'))
  button('Séparer').click()
  await until(() => screen().includes('Les deux fiches sont de nouveau à part'))
  expect(await mergedInto('V2')).toBeUndefined()
  expect(screen()).not.toContain('Fiches réunies')
})

test('one entry alone, or nobody of that name, is no pair', async () => {
  type('Une fiche', 'personne ainsi')
  await until(() => screen().includes('Personne de ce nom'))
  await choose('Une fiche', 'loic')
  button('C’est la même personne').click()
  await until(() => screen().includes('Choisissez d’abord deux fiches'))
  expect(document.querySelector('[role=dialog]')).toBeNull()
  type('L’autre fiche', 'loic')
  await until(() => screen().includes('Personne de ce nom'))
  button('Changer').click()
  await until(() => !screen().includes('Changer'))
})
