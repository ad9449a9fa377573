import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { passIdFrom, showPassCode } from '../../../domain/visits/pass-code.ts'
import { until } from '../../data/testing/device.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const passId = passIdFrom(new Uint8Array([9, 8, 7, 6, 5, 4, 3, 2]))
const revocation = `host/passes/${passId}/revoke`
const desk = useHostDesk(({ server }) => {
  server.answers.set(revocation, {})
  server.write('visitors', {
    id: passId,
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

test('a number that cannot exist is not sent', async () => {
  type('Numéro de la carte', 'K7QF 3M2X A')
  button('Révoquer cette carte').click()
  await until(() => screen().includes('Ce numéro ne peut pas exister'))
})

test('whose pass it is, is shown before it is revoked', async () => {
  await until(() => desk.data.records('visitors').findOne(passId).exec())
  type('Numéro de la carte', passId.toLowerCase())
  button('Révoquer cette carte').click()
  await until(() => screen().includes('Elle est à Nadia'))
  expect(screen()).toContain('vendredi 20 novembre 2026')
  expect(desk.place.server.requests).not.toContain(revocation)
  button('Révoquer la carte').click()
  await until(() => screen().includes(`La carte ${showPassCode(passId)} est révoquée`))
  expect(desk.place.server.requests).toContain(revocation)
})
