import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { parisInstant } from '../../../domain/time.ts'
import { screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const waits = { siren: '732829320', sirenToConfirm: parisInstant('2026-05-04', 10) }
useHostDesk(({ server }) => {
  server.write('employers', anEmployer({ id: 'seen', name: 'Garage Bon', siren: '552100554' }))
  server.write('employers', anEmployer({ id: 'none', name: 'Scierie' }))
  server.write('employers', anEmployer({ id: 'far', name: 'Loin', siteIds: ['elsewhere'], ...waits }))
  const taken = { type: 'taken-back', at: parisInstant('2026-05-06', 10), reason: 'other-company' } as const
  const later = { siren: '404833048', sirenToConfirm: taken.at, sirenWord: taken }
  server.write('employers', anEmployer({ id: 'doubted', name: 'Cantine', ...later }))
  server.write('employers', anEmployer({ id: 'bakery', name: 'Boulangerie Pagès', ...waits }))
  server.answers.set('host/silence', { employers: [], blocked: [], slots: [] })
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('à voir sur un papier'))
})

test('who waits for a host to see its number stands by itself, the longest wait first, and nobody else', () => {
  const section = document.querySelector('[aria-labelledby=papers-to-see]')!
  const lines = [...section.querySelectorAll('li')].map((line) =>
    line.textContent.trim().replaceAll(/\s+/g, ' '),
  )
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^Boulangerie Pagès ?donné le .*4 mai/)
  expect(lines[1]).toMatch(/^Cantine ?retiré le .*6 mai/)
  expect(section.textContent).toContain('(2)')
})

test('its name leads to its card, where the paper is said', async () => {
  document.querySelector<HTMLElement>('[aria-labelledby=papers-to-see] button')!.click()
  await until(() => screen().includes('Ses comptes'))
  expect(screen()).toContain('Personne d’ici ne l’a encore vu sur un document')
})
