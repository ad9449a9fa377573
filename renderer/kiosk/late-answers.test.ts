import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import type { Endpoint } from '../../domain/contract/endpoint.ts'
import { passIdFrom, showPassCode } from '../../domain/visits/pass-code.ts'
import { writePassToken } from '../../domain/visits/pass-token.ts'
import { until } from '../data/testing/device.ts'
import { anApplication } from '../data/testing/records.ts'
import { useKiosk } from './test-support/mount-kiosk.ts'
import { tokenOf } from './unlock/open-with-pictures.ts'

/** What was asked for one person arrives when they have left, and perhaps another stands there. */
const kiosk = useKiosk({ isOnline: true })
const passId = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
const token = writePassToken({ keyId: 1, passId, visitorId: 'V1', signature: new Uint8Array(64) })
const pictures = ['Soleil', 'Lune', 'Arbre', 'Fleur']

/** The server answers at this address when the test says so, and at once at the `others` only. */
async function hold(path: string, others: Record<string, unknown> = {}) {
  let answer: (value: unknown) => void = () => undefined
  const reply = new Promise((resolve) => (answer = (value) => resolve({ ok: true, value })))
  const atOnce = (asked: string) =>
    Promise.resolve(
      asked in others ? { ok: true, value: others[asked] } : { ok: false, reason: 'unreachable' },
    )
  const call = vi.spyOn(kiosk.data, 'call')
  call.mockImplementation(
    (endpoint: Endpoint) => (endpoint.path === path ? reply : atOnce(endpoint.path)) as never,
  )
  await until(() => kiosk.data.sync.connected)
  return {
    wasAsked: () => until(() => call.mock.calls.some(([endpoint]) => endpoint.path === path)),
    async answer(value: unknown) {
      answer(value)
      for (let turn = 0; turn < 5; turn++) await flushPromises()
    },
  }
}
function somebodyElse() {
  kiosk.session.$reset()
  kiosk.session.visitId = 'theirs'
  kiosk.session.pass = { passId: 'P2', visitorId: 'V2', token: null, checked: 'later' }
}
async function type(code: string, next: string) {
  const field = document.querySelector('input')!
  field.value = code
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await until(() => !kiosk.button(next).disabled)
  await kiosk.tap(next)
}

test('a card that was typed, and left, is not shown to whoever stands there', async () => {
  kiosk.session.$reset()
  await kiosk.open('pass')
  const server = await hold('passes/resolve')
  await type(showPassCode(passId), 'Suivant')
  await server.wasAsked()
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'attract')
  await server.answer({ token })
  expect([kiosk.screen(), kiosk.session.shownPass]).toEqual(['attract', null])
})

test('who went back from leaving has not left, and the next person stays', async () => {
  kiosk.session.$reset()
  await kiosk.open('leave')
  const server = await hold('passes/resolve')
  await type(showPassCode(passId), kiosk.say('kiosk.leave.done'))
  await server.wasAsked()
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'attract')
  somebodyElse()
  await server.answer({ token })
  expect([kiosk.screen(), kiosk.session.visitId]).toEqual(['attract', 'theirs'])
})

test('a number on an attestation that was left opens nothing', async () => {
  kiosk.session.$reset()
  await kiosk.open('check')
  const server = await hold('attestations/resolve')
  await type('7K2M9QX4', kiosk.say('attestations.verify.entry.check'))
  await server.wasAsked()
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'attract')
  await server.answer({ token: 'PEA1TOKEN' })
  expect([kiosk.screen(), kiosk.session.checked]).toEqual(['attract', null])
})

test.each([
  ['unlock', 'kiosk.unlock.open'],
  ['attestations-unlock', 'kiosk.unlock.open'],
] as const)('what the pictures opened at "%s" is not for the next person', async (screen, open) => {
  kiosk.session.pass = { passId, visitorId: 'V1', token, checked: 'server' }
  const server = await hold('visitor/session')
  await kiosk.open(screen)
  for (const picture of pictures) await kiosk.tap(picture)
  await kiosk.tap(kiosk.say(open))
  await server.wasAsked()
  somebodyElse()
  await kiosk.open('about')
  await server.answer({ session: 's', expiresAt: 8e15 })
  expect([kiosk.session.access, kiosk.session.secret, kiosk.screen()]).toEqual([null, null, 'about'])
})

test('who is back on their own page is not taken from it', async () => {
  kiosk.session.pass = { passId, visitorId: 'V1', token, checked: 'server' }
  const server = await hold('visitor/session', { 'visitor/applications': { applications: [] } })
  await kiosk.open('unlock')
  for (const picture of pictures) await kiosk.tap(picture)
  await kiosk.tap(kiosk.say('kiosk.unlock.open'))
  await server.wasAsked()
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'welcome')
  await server.answer({ session: 's', expiresAt: 8e15 })
  expect(kiosk.screen()).toBe('welcome')
})

test('a list of applications is not read into the session of the next person', async () => {
  kiosk.session.access = { session: 'a', expiresAt: 8e15 }
  const server = await hold('visitor/applications')
  await kiosk.open('applications')
  await server.wasAsked()
  somebodyElse()
  kiosk.session.access = { session: 'b', expiresAt: 8e15 }
  const offer = { title: 'Vendeuse' }
  await server.answer({
    applications: [{ application: anApplication(), isNew: true, offer, employer: { name: 'Fournil' } }],
  })
  expect(kiosk.session.myApplications).toEqual([])
})

test('the news of one person are not those of the next', async () => {
  kiosk.session.pass = { passId, visitorId: 'V1', token, checked: 'server' }
  const server = await hold('visitor/news')
  await kiosk.open('welcome')
  await server.wasAsked()
  somebodyElse()
  await server.answer({ answers: 2, alsoKnownAs: ['V1'] })
  expect(kiosk.session.news).toBeNull()
})

test('a number that the server resolves late does not take the place of another card', async () => {
  const server = await hold('passes/resolve')
  kiosk.session.pass = { passId, visitorId: 'NEW', token: null, checked: 'later' }
  const read = tokenOf(kiosk.data, kiosk.session)
  await server.wasAsked()
  somebodyElse()
  await server.answer({ token })
  expect(await read).toBeNull()
  expect(kiosk.session.pass?.passId).toBe('P2')
})

test('while a host’s code is being used up there is no way back from it', async () => {
  kiosk.session.$reset()
  await kiosk.open('recover')
  const server = await hold('passes/recover')
  await type('ABCDEFGH', 'Suivant')
  await server.wasAsked()
  expect(kiosk.text()).not.toContain('Retour')
  await server.answer({ kind: 'card', token })
  await until(() => kiosk.screen() === 'card')
})
