import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../domain/time.ts'
import type { DeviceLine } from '../../data/host-api.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const kiosk = (fields: Partial<DeviceLine>): DeviceLine => ({
  deviceId: 'k1',
  name: 'Borne du fond',
  role: 'kiosk',
  enrolledAt: 0,
  lastContactAt: Date.now(),
  waiting: 0,
  ...fields,
})
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.answers.set('host/devices', {
    devices: [
      kiosk({ waiting: 6, lastContactAt: Date.now() - HOUR }),
      kiosk({ deviceId: 'k3', name: 'Borne de l’entrée' }),
      kiosk({ deviceId: 'k2', name: 'Ancienne borne', revokedAt: 1 }),
    ],
  })
  server.answers.set('host/enrolment-codes', { code: 'ABCDE-12345', expiresAt: Date.now() + HOUR })
  server.answers.set('host/devices/k1/revoke', {})
})

function choose(label: string, value: string) {
  field(label).value = value
  field(label).dispatchEvent(new Event('change'))
}

beforeEach(async () => {
  await signIn()
  await goTo('Postes')
  await until(() => screen().includes('Borne du fond'))
})

test('a list that cannot be read again stays, and says how old it is', async () => {
  desk.place.server.stop()
  button('Actualiser').click()
  await until(() => screen().includes('Le serveur ne répond pas : cette liste date de'))
  expect(screen()).toContain('Borne du fond')
})

test('a device of an employer is not linked before its employer is chosen', async () => {
  button('Relier un poste').click()
  await until(() => screen().includes('Quel poste ?'))
  choose('Quel poste ?', 'employer')
  await until(() => screen().includes('Pour quel employeur ?'))
  button('Créer un code').click()
  await until(() => screen().includes('Choisissez l’employeur qui utilisera ce poste'))
  expect(desk.place.server.requests).not.toContain('host/enrolment-codes')
})

test('the code to type on the new device is shown large, with its end', async () => {
  button('Relier un poste').click()
  await until(() => screen().includes('Quel poste ?'))
  button('Créer un code').click()
  await until(() => screen().includes('ABCDE-12345'))
  expect(screen()).toContain('Il sert une seule fois')
  expect(screen()).toContain('http://server.test/kiosk')
})

test('a code asked for again after a lost answer is asked for under the same id; for another device it is another', async () => {
  const { server } = desk.place
  const ids = () =>
    server.asked.flatMap(({ path, body }) =>
      path === 'host/enrolment-codes' ? (body as { requestId: string }).requestId : [],
    )
  server.troubles.set('host/enrolment-codes', ['answer-lost', 'answer-lost'])
  button('Relier un poste').click()
  await until(() => screen().includes('Quel poste ?'))
  for (const count of [1, 2]) {
    button('Créer un code').click()
    await until(() => ids().length === count && screen().includes('on ne sait pas si c’est fait'))
  }
  type('Nom du poste (facultatif)', 'Borne du hall')
  await until(() => !screen().includes('on ne sait pas si c’est fait'))
  button('Créer un code').click()
  await until(() => screen().includes('ABCDE-12345'))
  expect(ids()[1]).toBe(ids()[0])
  expect(ids()[2]).not.toBe(ids()[0])
})

test('revoking a device is asked twice, and says what will never arrive', async () => {
  button('Retirer Borne du fond').click()
  await until(() => screen().includes('Retirer « Borne du fond » ?'))
  expect(screen()).toContain('6 choses faites dessus ne sont pas encore arrivées')
  expect(desk.place.server.requests).not.toContain('host/devices/k1/revoke')
  button('Retirer ce poste').click()
  await until(() => screen().includes('est retiré'))
  expect(desk.place.server.requests).toContain('host/devices/k1/revoke')
})

test('another code may be made, and a sheet that is done with closes without a question', async () => {
  button('Relier un poste').click()
  await until(() => screen().includes('Quel poste ?'))
  button('Créer un code').click()
  await until(() => screen().includes('ABCDE-12345'))
  button('Créer un autre code').click()
  await until(() => screen().includes('Quel poste ?'))
  expect(screen()).not.toContain('ABCDE-12345')
  button('Créer un code').click()
  await until(() => screen().includes('ABCDE-12345'))
  button('Terminé').click()
  await until(() => !screen().includes('ABCDE-12345'))
})

test('a name typed for a new device is not thrown away by a wrong tap', async () => {
  button('Relier un poste').click()
  await until(() => screen().includes('Quel poste ?'))
  type('Nom du poste (facultatif)', 'Borne du hall')
  button('Fermer').click()
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  button('Rester et continuer').click()
  await until(() => !screen().includes('Vos mots ne sont pas enregistrés'))
  expect(field('Nom du poste (facultatif)').value).toBe('Borne du hall')
})

test('a device is kept when one thinks again', async () => {
  button('Retirer Borne du fond').click()
  await until(() => screen().includes('Retirer « Borne du fond » ?'))
  button('Annuler').click()
  await until(() => !screen().includes('Retirer « Borne du fond » ?'))
  expect(desk.place.server.requests).not.toContain('host/devices/k1/revoke')
})

test('what must be looked at comes first, in words; what was withdrawn is history', () => {
  const titles = [...document.querySelectorAll('main h2, main summary')].map((one) => one.textContent.trim())
  expect(titles.slice(0, 3)).toEqual(['À aller voir', 'En ordre', '1 poste retiré'])
  const [silent] = document.querySelectorAll('main li')
  expect(silent!.textContent).toContain('Borne du fond')
  expect(silent!.textContent).toContain('ne répond plus')
  expect(silent!.textContent).toContain('Vérifiez qu’il est allumé')
  expect(silent!.textContent).toContain('6 choses faites dessus arriveront à son retour')
  expect(screen()).toMatch(/Borne de l’entrée.*relié\s?Tout ce qu’on y fait arrive ici/)
  expect(() => button('Retirer Ancienne borne')).toThrow()
})

test('a device that lost a part of its memory says when, what may be gone and what to do', async () => {
  const damagedAt = new Date('2026-11-12T17:04:00Z').getTime()
  desk.place.server.answers.set('host/devices', {
    devices: [kiosk({ damagedAt }), kiosk({ deviceId: 'k3', name: 'Borne de l’entrée' })],
  })
  button('Actualiser').click()
  await until(() => screen().includes('perdu une partie de sa mémoire le 12 novembre à 18 h 04'))
  const [row, other] = document.querySelectorAll('main li')
  expect(row!.textContent).toContain('Borne du fond')
  expect(row!.textContent).toContain('ce qui n’était pas encore envoyé a pu disparaître')
  expect(row!.textContent).toContain('Refaites-la avec la personne')
  expect(other!.textContent).not.toContain('mémoire')
})

test('a desk that lost a part of its own memory says so where it says that it is connected', async () => {
  expect(screen()).not.toContain('mémoire')
  desk.data.sync.memoryLostAt = new Date('2026-11-12T17:04:00Z').getTime()
  await until(() => screen().includes('ce poste a perdu une partie de sa mémoire le 12 novembre à 18 h 04'))
})

describe('after the server was restored', () => {
  const since = Date.now() - HOUR
  beforeEach(async () => {
    desk.place.server.answers.set('host/devices', {
      devices: [
        kiosk({ owesSince: since, lastContactAt: Date.now() - HOUR }),
        kiosk({ deviceId: 'k3', name: 'Borne de l’entrée' }),
      ],
    })
    desk.place.server.answers.set('host/devices/k1/declare-lost', {})
    button('Actualiser').click()
    await until(() => screen().includes('1 poste doit encore redire quelles places il a données'))
  })

  test('it is said which device still has to tell its seats, since when, and what to do', () => {
    const [row] = document.querySelectorAll('main li')
    expect(row!.textContent).toContain('N’a pas redit ses places depuis la sauvegarde reprise')
    expect(row!.textContent).toContain('Allumez la borne et reliez-la au réseau')
    expect(() => button('Ne plus attendre Borne de l’entrée')).toThrow()
  })

  test('one that will not come back is waited for no more, once it was asked', async () => {
    button('Ne plus attendre Borne du fond').click()
    await until(() => screen().includes('Ne plus attendre « Borne du fond »'))
    expect(screen()).toContain('plus de monde que de places')
    button('L’attendre encore').click()
    await until(() => !screen().includes('Elle est perdue'))
    expect(desk.place.server.requests).not.toContain('host/devices/k1/declare-lost')
    button('Ne plus attendre Borne du fond').click()
    await until(() => screen().includes('Elle est perdue'))
    button('Elle est perdue').click()
    await until(() => screen().includes('On n’attend plus « Borne du fond »'))
    expect(desk.place.server.requests).toContain('host/devices/k1/declare-lost')
  })
})
