import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { CompanyRole } from '../../../domain/hiring/company-role.ts'
import { until } from '../../data/testing/device.ts'
import { anOffer } from '../../data/testing/records.ts'
import { useEmployerDesk } from '../test-support/open-desk.ts'
import { fillDesk } from '../test-support/scenes.ts'
import { mayOpen } from './rights.ts'

const desk = useEmployerDesk(fillDesk)
const screen = () => document.body.textContent.replaceAll(/\s+/gu, ' ')
const menu = () =>
  [...document.querySelectorAll<HTMLAnchorElement>('#desk-menu a')].map((link) => link.hash || link.pathname)
const requests = () => desk.place.server.requests
const button = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('main button, [role=dialog] button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === words,
  )!
async function enterAs(companyRole: CompanyRole) {
  const account = { id: 'a1', name: 'Anne Pagès', companyRole }
  desk.place.server.answers.set('sign-in', { session: 's1', expiresAt: 8e15, account })
  await desk.enter()
}

test('an observer has the sessions alone, whatever stood there before or is typed as an address', async () => {
  await enterAs('observer')
  await until(() => screen().includes('Mes séances') || document.querySelector('main h1'))
  expect(menu().every((address) => address.endsWith('/seances'))).toBe(true)
  expect(menu()).toHaveLength(1)
  for (const address of ['/candidatures/nouvelle-0', '/label', '/equipe', '/seances/proposer']) {
    await desk.go(address)
    await until(() => button('Observer') !== undefined)
    expect(screen()).not.toContain('Nadia')
  }
  expect(screen()).not.toContain('Proposer une séance')
  expect(requests()).not.toContain('employer/referrals')
})

test('a recruiter has neither the mandate nor the people, and a manager has all', async () => {
  await enterAs('recruiter')
  expect(menu().some((address) => /\/(?:mandat|equipe)$/.test(address))).toBe(false)
  expect(menu().some((address) => address.endsWith('/candidatures'))).toBe(true)
  expect(['/mandat', '/equipe', '/offres/vente'].map((path) => mayOpen('recruiter', path))).toEqual([
    false,
    false,
    true,
  ])
  expect(['/mandat', '/equipe', '/seances'].every((path) => mayOpen('manager', path))).toBe(true)
})

test('an access is ended after a question, and what the server refuses is said where one asked', async () => {
  await enterAs('manager')
  await desk.go('/equipe')
  await until(() => button('Fermer l’accès de Paul'))
  // Nobody ends their own.
  expect(button('Fermer l’accès de Anne Pagès')).toBeUndefined()
  desk.place.server.troubles.set('employer/people/a2/end', [{ status: 404, error: 'not-found' }])
  button('Fermer l’accès de Paul').click()
  await until(() => screen().includes('le poste qu’elle utilisait rend les candidatures'))
  expect(requests()).not.toContain('employer/people/a2/end')
  button('Fermer l’accès').click()
  await until(() => screen().includes('Cette personne n’a plus d’accès'))
  button('Fermer l’accès').click()
  await until(() => screen().includes('L’accès de Paul est fermé'))
})

test('somebody is added with a role, and their secret is shown once', async () => {
  await enterAs('manager')
  await desk.go('/equipe')
  await until(() => button('Ajouter une personne'))
  button('Ajouter une personne').click()
  await until(() => document.querySelector('#person input'))
  button('Ajouter').click()
  await until(() => screen().includes('Donnez le nom de la personne.'))
  const [name, login] = document.querySelectorAll<HTMLInputElement>('#person input')
  for (const [field, words] of [
    [name!, 'Paul'],
    [login!, 'paul'],
  ] as const) {
    field.value = words
    field.dispatchEvent(new Event('input'))
  }
  document.querySelector<HTMLInputElement>('[role=dialog] input[value=observer]')!.click()
  const submit = () =>
    document.querySelector('#person')!.dispatchEvent(new Event('submit', { cancelable: true }))
  const lists = () => requests().filter((path) => path === 'employer/people').length
  const before = lists()
  desk.place.server.troubles.set('employer/people', [{ status: 409, error: 'request-reused' }])
  submit()
  await until(() => screen().includes('la personne est dans la liste'))
  // Asked for, and read again.
  await until(() => lists() === before + 2)
  submit()
  await until(() => screen().includes('mmmmm-nnnnn'))
  const asked = desk.place.server.asked.findLast(({ path, body }) => path === 'employer/people' && body)
  expect(asked!.body).toMatchObject({ name: 'Paul', login: 'paul', companyRole: 'observer' })
  button('C’est noté').click()
  await until(() => !screen().includes('mmmmm-nnnnn'))
})

test('whoever has a role taken, or the access, is no longer at the desk once it hears of that', async () => {
  await enterAs('recruiter')
  await until(() => screen().includes('Nadia'))
  desk.place.server.away.add('applications')
  desk.place.server.resync('jobOffers', anOffer({ id: 'neuve' }))
  await until(() => document.querySelector('input[type=password]'))
  expect(document.getElementById('desk-menu')).toBeNull()
  // Whoever comes next as an observer stays.
  await enterAs('observer')
  await until(() => button('Observer'))
  desk.place.server.resync('jobOffers', anOffer({ id: 'autre-encore' }))
  await until(() => requests().filter((path) => path === 'sync/pull').length > 2)
  expect(document.getElementById('desk-menu')).not.toBeNull()
})
