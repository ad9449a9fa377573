import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { IssuedAttestation } from '../../../domain/attestations/attestation.ts'
import { HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

function page(serial: string, name: string, told: Partial<IssuedAttestation> = {}): IssuedAttestation {
  return {
    serial,
    bookingId: `b-${serial}`,
    sessionId: 's1',
    issuedAt: 1,
    page: {
      token: 'token',
      attestation: {
        serial,
        siteId: 'mende',
        siteName: 'Mende',
        kind: 'participation',
        name,
        track: 'adventurer',
        title: 'Vingt clients',
        challenges: [],
        observedOn: '2026-11-26',
        issuedOn: '2026-11-26',
        abilities: [],
        observers: [],
      },
    },
    ...told,
  }
}

const desk = useHostDesk(({ server }) => {
  const startsAt = Date.now() + HOUR / 2
  server.write('challengeSessions', aSession({ startsAt, endsAt: startsAt + HOUR }))
  server.write('bookings', aBooking({ name: 'Awa', events: [] }))
  server.answers.set('host/attestations', {
    attestations: [
      page('AAAA', 'Awa'),
      page('LLLL', 'Léo'),
      page('MMMM', 'Mina', { revokedAt: 2, revokedBecause: 'error' }),
    ],
  })
  server.answers.set('host/attestations/AAAA/revoke', {})
  server.answers.set('host/attestations/AAAA/credential', { credential: 'head.body.signature' })
})

beforeEach(async () => {
  await signIn()
  // By its address: in half an hour it may be another week, which the calendar does not show.
  await until(() => desk.data.records('challengeSessions').findOne('s1').exec())
  await desk.go('/agenda/seance/s1')
  await until(() => screen().includes('Liste d’attente'))
  button('Retours').click()
  await until(() => screen().includes('Mina'))
})

const row = (name: string) =>
  [...document.querySelectorAll('tbody tr')].find((one) => one.textContent.includes(name))!
const buttonsOf = (name: string) =>
  [...row(name).querySelectorAll('button')].map((one) => one.textContent.trim())
const buttonOf = (name: string, label: string) =>
  [...row(name).querySelectorAll('button')].find((one) => one.textContent.trim() === label)!
const revoked = () => desk.place.server.asked.filter(({ path }) => path.endsWith('/revoke'))

test('one that was taken back is neither printed nor taken back a second time', () => {
  expect(buttonsOf('Awa')).toEqual(['Imprimer', 'Fichier numérique', 'Pour un CV', 'Retirer'])
  expect(buttonsOf('Mina')).toEqual([])
  expect(row('Mina').textContent).toContain('Retirée')
})

const fileButton = (name: string) => buttonOf(name, 'Fichier numérique')

test('what one says is handed over as a file for other programs, under its number', async () => {
  const saved: { name: string; blob: Blob }[] = []
  let made: Blob | undefined
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => ((made = blob), 'blob:one'),
      revokeObjectURL: () => undefined,
    }),
  )
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, blob: made! })
  })
  fileButton('Awa').click()
  await until(() => saved.length === 1)
  buttonOf('Awa', 'Pour un CV').click()
  click.mockRestore()
  expect(saved[1]!.name).toBe('cv-AAAA.json')
  expect(JSON.parse(await saved[1]!.blob.text())).toMatchObject({ basics: { name: 'Awa' } })
  expect(saved[0]!.name).toBe('attestation-AAAA.jwt')
  expect(await saved[0]!.blob.text()).toBe('head.body.signature')
})

test('one that was taken back elsewhere gives no file and says why', async () => {
  desk.place.server.troubles.set('host/attestations/AAAA/credential', [
    { status: 409, error: 'not-possible', reasons: ['taken-back'] },
  ])
  fileButton('Awa').click()
  await until(() => screen().includes('elle ne donne plus de fichier'))
})

test('one attestation or all that stand are printed', async () => {
  const onPaper: number[] = []
  const sheets = () => document.querySelectorAll('.print-sheets > *').length
  vi.stubGlobal('print', () => onPaper.push(sheets()))
  row('Awa').querySelector('button')!.click()
  await until(() => onPaper.length === 1 && sheets() === 0)
  button('Tout imprimer (2)').click()
  await until(() => onPaper.length === 2 && sheets() === 0)
  expect(onPaper).toEqual([1, 2])
})

test('behind the lock the evacuation list is printed, and nothing of what was printed before', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  row('Awa').querySelector('button')!.click()
  await until(() => print.mock.calls.length === 1)
  button('Verrouiller').click()
  await until(() => screen().includes('Poste d’accueil'))
  button('Liste d’évacuation').click()
  await until(() => screen().includes('Imprimer la liste'))
  expect(document.querySelector('.print-sheets')).toBeNull()
})

test('a printer that fails is told, and no page stays behind', async () => {
  Object.assign(window, { shell: { print: async () => 'failed' } })
  row('Awa').querySelector('button')!.click()
  await until(() => screen().includes('L’impression n’a pas marché'))
  expect(document.querySelector('.print-sheets')).toBeNull()
  Reflect.deleteProperty(window, 'shell')
})

test('what was taken back is said to be, also when the list cannot be read again', async () => {
  buttonOf('Awa', 'Retirer').click()
  await until(() => screen().includes('Retirer l’attestation de Awa (AAAA)'))
  desk.place.server.troubles.set('host/attestations', ['no-answer'])
  const confirm = [...document.querySelectorAll<HTMLElement>('[role="dialog"] .ui-button')]
  confirm.find((one) => one.textContent.trim() === 'Retirer')!.click()
  await until(() => screen().includes('la liste n’a pas pu être lue.'))
  expect(screen()).toContain('L’attestation AAAA est retirée.')
  expect(screen()).not.toContain('rien n’a été changé')
  expect(buttonsOf('Awa')).toEqual([])
})

test('taking an attestation back names the person, may be left, and is said', async () => {
  buttonOf('Awa', 'Retirer').click()
  await until(() => screen().includes('Retirer l’attestation de Awa (AAAA)'))
  button('Fermer').click()
  await until(() => !screen().includes('Retirer l’attestation de Awa'))
  expect(revoked()).toEqual([])

  buttonOf('Awa', 'Retirer').click()
  await until(() => screen().includes('Retirer l’attestation de Awa (AAAA)'))
  const confirm = [...document.querySelectorAll<HTMLElement>('[role="dialog"] .ui-button')]
  confirm.find((one) => one.textContent.trim() === 'Retirer')!.click()
  await until(() => screen().includes('L’attestation AAAA est retirée.'))
  expect(revoked()).toHaveLength(1)
})
