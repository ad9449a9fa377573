import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const head = { id: 'V1', visitorId: 'V1', siteId: 'mende', rev: '1', at: 1, by: 'k' }
const competences = [{ id: 'wood', label: 'Je scie.', origin: 'personal', addedAt: '1' }]
const seen = { proof: 'observed', level: 3, challengeId: 'A01.1', observedOn: '2026-11-02' }
const evidence = [{ ...seen, id: 'S1.organise', ability: 'organise', serial: 'S1' }]
const desk = useHostDesk(({ server }) => {
  const codes = [{ serial: 'S1', code: 'https://pepiniere.example/verify/#PEA1ABC' }]
  server.answers.set('host/pages/V1', { profile: { ...head, competences, evidence }, isHere: true, codes })
})
const print = vi.fn<() => void>()
beforeEach(async () => {
  print.mockReset()
  vi.stubGlobal('print', print)
  await signIn()
  await desk.go('/competences/V1')
  await until(() => screen().includes('Je scie.'))
})
const readings = () => desk.place.server.requests.filter((path) => path === 'host/pages/V1').length
const paper = () => document.querySelector('.print-paper')

test('a page that hosts may not read any more is not printed', async () => {
  const refused = { status: 409, error: 'not-possible', reasons: ['not-allowed'] }
  desk.place.server.troubles.set('host/pages/V1', [refused])
  button('Imprimer sa page').click()
  await until(() => screen().includes('n’a pas ouvert sa page à l’accueil'))
  expect(print).not.toHaveBeenCalled()
  expect(button('Imprimer sa page').getAttribute('aria-busy')).toBeNull()
})

test('a host prints the page for its holder: it is read once more, and gone from the screen after', async () => {
  print.mockImplementationOnce(() => {
    expect(paper()?.textContent).toContain('Je scie.')
    expect(paper()?.querySelectorAll('.proven svg[role="img"]').length).toBe(1)
    // A second tap meanwhile reads and prints nothing more.
    button('Imprimer sa page').click()
  })
  button('Imprimer sa page').click()
  await until(() => print.mock.calls.length === 1 && paper() === null)
  expect(print.mock.settledResults[0]?.type).toBe('fulfilled')
  expect(readings()).toBe(2)
})
