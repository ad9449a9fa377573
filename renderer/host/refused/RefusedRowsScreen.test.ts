import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const row = { at: Date.now(), deviceId: 'k1', collection: 'visits', recordId: 'v1' }
useHostDesk(({ server }) => {
  server.answers.set('host/devices', {
    devices: [{ deviceId: 'k1', name: 'Borne du fond', role: 'kiosk', enrolledAt: 0, waiting: 0 }],
  })
  server.answers.set('host/refused-rows', {
    rows: [
      {
        ...row,
        id: 'r1',
        reason: 'invalid',
        field: 'reasons.0',
        body: { name: '<b>Nadia</b>', reasons: ['x'] },
      },
      { ...row, id: 'r2', reason: 'a-reason-of-tomorrow', body: null },
    ],
  })
})

beforeEach(async () => {
  await signIn()
  await goTo('Lignes refusées')
  await until(() => screen().includes('Borne du fond'))
})

test('a reason that this version does not know is still told', () => {
  expect(screen()).toContain('Le serveur a refusé cette ligne (a-reason-of-tomorrow)')
})

test('the reason is told in plain words, and the body can be read as it came', async () => {
  expect(screen()).toContain('Le contenu n’a pas la forme attendue')
  document.querySelector<HTMLElement>('[aria-label^="Lire la ligne Visite"]')!.click()
  await until(() => screen().includes('Champ en cause : reasons.0'))
  expect(screen()).toContain('<b>Nadia</b>')
  expect(document.querySelector('dd b')).toBeNull()
})

test('the menu counts the rows to read', () => {
  const link = [...document.querySelectorAll('nav a')].find((candidate) =>
    candidate.textContent.includes('Lignes'),
  )
  expect(link?.textContent).toContain('2')
})
