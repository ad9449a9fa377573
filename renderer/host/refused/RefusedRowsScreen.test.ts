import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const row = { at: Date.now(), deviceId: 'k1', collection: 'visits', recordId: 'v1' }
const desk = useHostDesk(({ server }) => {
  server.answers.set('host/devices', {
    devices: [{ deviceId: 'k1', name: 'Borne du fond', role: 'kiosk', enrolledAt: 0, waiting: 0 }],
  })
  server.answers.set('host/refused-rows/r1/resend', { outcome: 'accepted' })
  server.answers.set('host/refused-rows/r2/set-aside', {})
  server.answers.set('host/refused-rows', {
    count: 2,
    rows: [
      {
        ...row,
        id: 'r1',
        reason: 'invalid',
        field: 'name',
        body: { name: `<b>${'N'.repeat(34)}</b>`, reasons: ['x'], visitorId: 'K7QF3M2X9' },
      },
      { ...row, id: 'r2', reason: 'a-reason-of-tomorrow', body: null },
    ],
  })
})

beforeEach(async () => {
  await signIn()
  await goTo('Envois à corriger')
  await until(() => screen().includes('Borne du fond'))
})

const asked = (path: string) => desk.place.server.requests.includes(path)
const read = (what: string) =>
  [...document.querySelectorAll<HTMLElement>(`[aria-label^="Lire l’envoi ${what}"]`)].at(-1)!.click()

test('a reason that this version does not know is told in words, without its code', () => {
  expect(screen()).toContain('pour une raison que ce poste ne connaît pas encore')
  expect(screen()).not.toContain('a-reason-of-tomorrow')
})

test('what is wrong is told with its measure, and the record as people wrote it, no code in it', async () => {
  document.querySelector<HTMLElement>('[aria-label^="Lire l’envoi Visite"]')!.click()
  await until(() => screen().includes('« Nom » est trop long : 41 signes, pour 40 au plus.'))
  expect(screen()).toContain(`<b>${'N'.repeat(34)}</b>`)
  expect(document.querySelector('dd b')).toBeNull()
  expect(screen()).not.toMatch(/K7QF3M2X9|visitorId|reasons|\{/)
})

test('the value at fault is mended at its field, never cut, and the row sent again', async () => {
  document.querySelector<HTMLElement>('[aria-label^="Lire l’envoi Visite"]')!.click()
  await until(() => screen().includes('Corriger et renvoyer'))
  expect(field('Nom').value).toHaveLength(41)
  button('Corriger et renvoyer').click()
  await until(() => screen().includes('C’est encore trop long'))
  expect(asked('host/refused-rows/r1/resend')).toBe(false)
  type('Nom', 'Nadia')
  button('Corriger et renvoyer').click()
  await until(() => screen().includes('L’envoi est accepté'))
  expect(asked('host/refused-rows/r1/resend')).toBe(true)
})

test('a row is set aside after a second thought', async () => {
  read('Visite')
  await until(() => screen().includes('Renvoyer tel quel'))
  button('Mettre de côté').click()
  await until(() => screen().includes('quitte cette liste pour de bon'))
  expect(asked('host/refused-rows/r2/set-aside')).toBe(false)
  button('Oui, mettre de côté').click()
  await until(() => screen().includes('L’envoi est mis de côté'))
})

test('a row that cannot be set aside is said to be there still', async () => {
  read('Visite')
  await until(() => screen().includes('Renvoyer tel quel'))
  button('Mettre de côté').click()
  await until(() => screen().includes('quitte cette liste pour de bon'))
  desk.place.server.troubles.set('host/refused-rows/r2/set-aside', ['no-answer'])
  button('Oui, mettre de côté').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(button('Oui, mettre de côté').getAttribute('aria-busy')).toBeNull()
})

test('what was typed for one row never stands in another that lacks the same value', async () => {
  const lacks = { ...row, reason: 'invalid', field: 'name' }
  desk.place.server.answers.set('host/refused-rows', {
    count: 2,
    rows: [
      { ...lacks, id: 'r3', body: { reasons: [] } },
      { ...lacks, id: 'r4', at: row.at - 1000, body: { reasons: [] } },
    ],
  })
  button('Actualiser').click()
  await until(() => screen().includes('Lire'))
  await until(() => document.querySelectorAll('[aria-label^="Lire l’envoi"]').length === 2)
  const open = (index: number) =>
    document.querySelectorAll<HTMLElement>('[aria-label^="Lire l’envoi"]')[index]!.click()
  open(0)
  await until(() => screen().includes('« Nom » manque.'))
  type('Nom', 'Nadia')
  button('Fermer').click()
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  button('Partir sans enregistrer').click()
  await until(() => !document.querySelector('[role="dialog"]'))
  open(1)
  await until(() => screen().includes('« Nom » manque.'))
  expect(field('Nom').value).toBe('')
})

test('of many the newest are shown, with how many there are, and the others when they are asked for', async () => {
  const { server } = desk.place
  const line = (id: string, at: number) => ({ ...row, id, at, reason: 'invalid', field: 'name', body: {} })
  server.answers.set('host/refused-rows', { count: 60, next: '1.1', rows: [line('r1', 2)] })
  button('Actualiser').click()
  await until(() => screen().includes('1 envoi affiché sur 60'))
  const link = [...document.querySelectorAll('nav a')].find((one) => one.textContent.includes('Envois'))
  expect(link?.textContent).toContain('60')
  button('Voir les suivants').click()
  await until(() => screen().includes('2 envois affichés sur 60'))
  server.answers.set('host/refused-rows', { count: 1, rows: [line('r1', 2)] })
  button('Actualiser').click()
  await until(() => !screen().includes('sur 60'))
  expect(() => button('Voir les suivants')).toThrow()
})

test('the menu counts the rows to read', () => {
  const link = [...document.querySelectorAll('nav a')].find((candidate) =>
    candidate.textContent.includes('Envois'),
  )
  expect(link?.textContent).toContain('2')
})
