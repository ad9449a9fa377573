import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { until } from '../../data/testing/device.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const passId = passIdFrom(new Uint8Array([9, 8, 7, 6, 5, 4, 3, 2]))
const visitorId = 'NADIA'
const token = writePassToken({ passId, visitorId, keyId: 1, signature: new Uint8Array(64) })
const revocation = `host/passes/${passId}/revoke`
const desk = useHostDesk(({ server }) => {
  server.answers.set(revocation, {})
  server.answers.set('passes/resolve', { token })
  server.write('visitors', {
    id: visitorId,
    siteId: 'mende',
    rev: '000000001.000.server',
    at: 1,
    by: 'server',
    stamps: {},
    name: 'Nadia',
    firstSeenOn: '2026-11-02',
    lastSeenOn: '2026-11-20',
  } as never)
})

beforeEach(async () => {
  await signIn()
  await goTo('Cartes')
})

/** The host comes back to the window: it asks the server at once, and not ten seconds later. */
const looksAgain = () => document.dispatchEvent(new Event('visibilitychange'))

test('a number that cannot exist is not sent', async () => {
  type('Numéro de la carte', 'K7QF 3M2X A')
  button('Révoquer cette carte').click()
  await until(() => screen().includes('Ce numéro ne peut pas exister'))
})

test('whose pass it is, is shown before it is revoked', async () => {
  await until(() => desk.data.records('visitors').findOne(visitorId).exec())
  type('Numéro de la carte', passId.toLowerCase())
  button('Révoquer cette carte').click()
  await until(() => screen().includes('Elle est à Nadia'))
  expect(screen()).toContain('vendredi 20 novembre 2026')
  expect(desk.place.server.requests).not.toContain(revocation)
  button('Révoquer la carte').click()
  await until(() => screen().includes('La carte est révoquée'))
  expect(desk.place.server.requests).toContain(revocation)
})

test('a number of nobody is revoked all the same', async () => {
  desk.place.server.troubles.set('passes/resolve', [{ status: 403, error: 'wrong-credentials' }])
  type('Numéro de la carte', passId)
  button('Révoquer cette carte').click()
  await until(() => screen().includes('Ce poste ne connaît personne avec cette carte'))
})

test('a number that this desk cannot look up is said to be, and may be tried again', async () => {
  vi.stubGlobal('reportError', vi.fn())
  const call = desk.data.call.bind(desk.data) as (...asked: unknown[]) => Promise<unknown>
  const breaks = (endpoint: { path: string }, asked: unknown) =>
    endpoint.path === 'passes/resolve' ? Promise.reject(new Error('broken')) : call(endpoint, asked)
  vi.spyOn(desk.data, 'call').mockImplementation(breaks as never)
  type('Numéro de la carte', passId)
  button('Révoquer cette carte').click()
  await until(() => screen().includes('Ce n’est pas enregistré.'))
  expect(button('Révoquer cette carte').getAttribute('aria-busy')).toBeNull()
})

describe('an application made with other pictures than the card’s', () => {
  const list = 'host/unproven-applications'
  const line = { id: 'a2', receivedAt: Date.UTC(2026, 10, 20, 9), signed: 'Nad', holder: 'Nadia', visitorId }
  async function arrives(): Promise<void> {
    desk.place.server.answers.set(list, { applications: [line] })
    looksAgain()
    await until(() => screen().includes('Candidatures à vérifier'))
  }

  test('is put on the card once the host knows who made it', async () => {
    expect(screen()).not.toContain('Candidatures à vérifier')
    await arrives()
    expect(screen()).toContain('avec la carte de Nadia')
    expect(screen()).not.toContain(passId)
    button('C’est bien cette personne').click()
    await until(() => screen().includes('Rattacher cette candidature à la carte'))
    expect(screen()).toContain('après 30 jours sans réponse, aussitôt et sans autre rappel')
    expect(desk.place.server.requests).not.toContain(`${list}/a2/attach`)
    desk.place.server.answers.set(`${list}/a2/attach`, {})
    desk.place.server.answers.set(list, { applications: [] })
    const buttons = [...document.querySelectorAll('[role=dialog] button')] as HTMLButtonElement[]
    buttons.at(-1)!.click()
    await until(() => screen().includes('C’est rattaché'))
    await until(() => !screen().includes('Candidatures à vérifier'))
    expect(desk.place.server.requests).toContain(`${list}/a2/attach`)
  })
  test('is set aside, after the host read what that means', async () => {
    await arrives()
    button('Laisser de côté').click()
    await until(() => screen().includes('Personne ne la lira avec cette carte'))
    desk.place.server.answers.set(`${list}/a2/set-aside`, {})
    const buttons = [...document.querySelectorAll('[role=dialog] button')] as HTMLButtonElement[]
    buttons.at(-1)!.click()
    await until(() => screen().includes('La candidature est mise de côté'))
  })
})

test('cards whose pictures were guessed at are named, never by their number', async () => {
  desk.place.server.answers.set('host/pass-alerts', {
    alerts: [{ visitorId, at: Date.UTC(2026, 10, 20, 9) }],
  })
  looksAgain()
  await until(() => /Images essayées trop souvent.*Nadia/.test(screen()))
  expect(screen()).not.toContain(passId)
  await goTo('Aujourd’hui')
  await until(() => screen().includes('deviner les images d’une carte'))
})
