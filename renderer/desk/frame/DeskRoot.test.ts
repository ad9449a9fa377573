import 'fake-indexeddb/auto'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { DeviceData } from '../../data/device-data.ts'
import { loadDevice } from '../../data/device.ts'
import { until, useSite } from '../../data/testing/device.ts'
import { aVisit } from '../../data/testing/records.ts'
import { frameTexts } from './frame.texts.ts'
import { createTexts } from '../../strings/i18n.ts'
import DeskRoot from './DeskRoot.vue'

const place = useSite()
const Screens = defineComponent(() => () => [h('p', 'Les écrans du poste'), h('textarea')])
const enrolled = {
  deviceId: 'd1',
  token: 't1',
  siteId: 'mende',
  role: 'host',
  epoch: 'epoch-1',
  now: 1_800_000_000_000,
}
let opened: DeviceData | undefined
let desk: VueWrapper

beforeEach(() => {
  const request = async (_name: string, _options: object, held: () => Promise<void>) => held()
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  vi.stubGlobal('isSecureContext', true)
  place.server.answers.set('devices/enrol', enrolled)
})
afterEach(async () => {
  desk.unmount()
  await opened?.close()
  opened = undefined
  window.location.hash = ''
})

function open(hash = '') {
  window.location.hash = hash
  desk = mount(DeskRoot, {
    props: { role: 'host', screens: Screens, opened: (data: DeviceData) => (opened = data) },
    global: { plugins: [createTexts({ fr: { desk: frameTexts.fr } })] },
  })
}
const says = (words: string) => until(() => desk.text().includes(words))

async function typeCode(code: string) {
  await says('Relier ce poste')
  await desk.find('input').setValue(code)
  await desk.find('form').trigger('submit')
}

test('a page without encryption says so and opens nothing', async () => {
  vi.stubGlobal('isSecureContext', false)
  open('#enrol=ABCDE-12345')
  await says('Adresse non protégée')
  expect(place.server.requests).toEqual([])
})

test('an empty code is not sent', async () => {
  open()
  await typeCode('  ')
  await says('Tapez le code affiché')
  expect(place.server.requests).toEqual([])
})

test.each([
  [{ status: 403, error: 'wrong-code' } as const, 'Ce code est faux, déjà utilisé ou périmé'],
  [{ status: 426, error: 'protocol-too-old' } as const, 'Ce logiciel est trop ancien'],
  ['no-answer' as const, 'Le serveur de la pépinière ne répond pas'],
])('a code that does not work (%o) is told, and stays typed', async (trouble, words) => {
  place.server.troubles.set('devices/enrol', [trouble])
  open()
  await typeCode('ABCDE-12345')
  await says(words)
  expect(desk.find('input').element.value).toBe('ABCDE-12345')
  expect(await loadDevice('host')).toBeNull()
})

test('a code made for a kiosk does not open a host desk', async () => {
  const refused = { status: 409, error: 'not-possible', reasons: ['wrong-role'] }
  place.server.troubles.set('devices/enrol', [refused])
  open()
  await typeCode('ABCDE-12345')
  await says('un autre type de poste')
})

test('the printed address links the desk and leaves no code behind', async () => {
  open('#enrol=ABCDE-12345')
  await says('Les écrans du poste')
  expect(window.location.hash).toBe('')
})

test('a desk linked once opens without its server', async () => {
  open('#enrol=ABCDE-12345')
  await says('Les écrans du poste')
  desk.unmount()
  await opened?.close()
  place.server.up = false
  open()
  await says('Les écrans du poste')
})

test('a revoked desk shows nothing more and can be linked again', async () => {
  place.server.troubles.set('sync/pull', [{ status: 401, error: 'unknown-device' }])
  open('#enrol=ABCDE-12345')
  await says('Ce poste n’est plus autorisé')
  expect(desk.text()).not.toContain('Les écrans du poste')
  await desk.find('button').trigger('click')
  await typeCode('FGHJK-67890')
  await says('Les écrans du poste')
})

test('a desk takes the name that is typed for it', async () => {
  open()
  await says('Relier ce poste')
  await desk.findAll('input')[1]!.setValue('  Accueil, à gauche ')
  await typeCode('ABCDE-12345')
  await says('Les écrans du poste')
  const [asked] = place.server.asked.filter(({ path }) => path === 'devices/enrol')
  expect(asked).toMatchObject({ body: { code: 'ABCDE-12345', name: 'Accueil, à gauche' } })
})

test.each([
  ['a page that something stops', () => vi.stubGlobal('isSecureContext', false), 'Adresse non protégée'],
  ['a page older than its server', () => undefined, 'Une nouvelle version est là.'],
])('%s is loaded anew by its button', async (_what, stop, words) => {
  const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined)
  place.server.troubles.set('sync/pull', [{ status: 426, error: 'protocol-too-old' }])
  stop()
  open('#enrol=ABCDE-12345')
  await says(words)
  await desk.find('button').trigger('click')
  expect(reload).toHaveBeenCalledOnce()
})

test('a newer server is said above the screens: what is being typed stays', async () => {
  open('#enrol=ABCDE-12345')
  await says('Les écrans du poste')
  const field = desk.find('textarea')
  await field.setValue('Un mot commencé')
  place.server.troubles.set('sync/pull', [{ status: 426, error: 'protocol-too-old' }])
  place.server.resync('visits', aVisit('v1'))
  await says('Une nouvelle version est là.')
  expect(desk.find('textarea').element.value).toBe('Un mot commencé')
  expect(desk.find('textarea').element).toBe(field.element)
})
