import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { plain } from '../../data/live.ts'
import { until } from '../../data/testing/device.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const rev = '000000001.000.server'
const entry = (fields: Partial<Visitor>) =>
  ({
    ...{ id: 'V1', siteId: 'mende', rev, at: 1, by: 'server', stamps: { name: rev } },
    ...{ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20', name: 'Awa Cissé', ...fields },
  }) as never
const at = Date.UTC(2026, 10, 20, 9)
const line = (fields: object = {}) => ({
  ...{ conflictId: 'c1', collection: 'visitors', recordId: 'V1', field: 'name', at },
  kept: { device: 'gone', at, text: 'Awa Cissé', isEmpty: false },
  other: { device: 'server', at, text: 'Awa Cissé-Le Goff', isEmpty: false },
  ...fields,
})
const desk = useHostDesk(({ server }) => {
  server.write('visitors', entry({}))
  server.answers.set('host/conflicts', { conflicts: [line()] })
})
const nameNow = async () => plain((await desk.data.records('visitors').findOne('V1').exec())!).name

beforeEach(async () => {
  await signIn()
  await until(() => desk.data.records('visitors').findOne('V1').exec())
})
const open = () => goTo('Envois à corriger')

test('both texts are read, with who wrote them and when', async () => {
  await open()
  await until(() => screen().includes('Awa Cissé-Le Goff'))
  expect(screen()).toContain('Resté · un poste retiré')
  expect(screen()).toContain('Pas gardé · le serveur')
})
test('one touch puts the other back, as a change that is sent like any other', async () => {
  await open()
  await until(() => screen().includes('Remettre ce texte'))
  button('Remettre ce texte : « Awa Cissé-Le Goff »').click()
  await until(() => screen().includes('Le texte est remis'))
  expect(await nameNow()).toBe('Awa Cissé-Le Goff')
  await until(() => screen().includes('Remis'))
  expect(screen()).not.toContain('Remettre ce texte')
  await until(() => desk.place.server.read('visitors', 'V1')?.['name' as never] === 'Awa Cissé-Le Goff')
})
test('what somebody wrote since is shown before it would be replaced', async () => {
  desk.place.server.write('visitors', entry({ name: 'Awa C.', rev: '000000002.000.server', stamps: {} }))
  await until(async () => (await nameNow()) === 'Awa C.')
  await open()
  await until(() => screen().includes('Changé depuis : Awa C.'))
})
test('what is no text, or of a record that is not here, is told and not put back', async () => {
  const side = { device: 'gone', at, isEmpty: false }
  const nothing = line({ kept: { ...side, isEmpty: true }, other: side })
  const elsewhere = line({ conflictId: 'c2', recordId: 'V9' })
  desk.place.server.answers.set('host/conflicts', { conflicts: [nothing, elsewhere] })
  await open()
  await until(() => screen().includes('Effacé à cet endroit'))
  expect(screen()).toContain('Une autre valeur, sans texte')
  expect(screen()).not.toContain('Remettre ce texte')
})
test('a disk that fails is said, and nothing is called put back', async () => {
  vi.stubGlobal('reportError', vi.fn())
  await open()
  await until(() => screen().includes('Remettre ce texte'))
  vi.spyOn(desk.data, 'save').mockRejectedValueOnce(new Error('disk'))
  button('Remettre ce texte : « Awa Cissé-Le Goff »').click()
  await until(() => screen().includes('pas enregistré'))
  expect(await nameNow()).toBe('Awa Cissé')
})
test('without the server it says that it cannot show the list', async () => {
  desk.place.server.troubles.set('host/conflicts', Array(9).fill('no-answer') as never)
  await open()
  await until(() => screen().includes('la liste n’est pas montrée'))
})
