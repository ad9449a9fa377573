import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { aSession } from '../../data/testing/records.ts'
import { button, field, screen, seen, type } from '../test-support/mount-host.ts'
import { holdBack, signIn, useHostDesk } from '../test-support/open-desk.ts'

const kit = aChallenge('A01')
const fork = {
  ...kit,
  id: 'A01-k3f9.1',
  cardId: 'A01-k3f9',
  forkedFrom: 'A01.1',
  forkedAtSite: 'mende',
  publishedAt: undefined,
}
const read = { ...fork, id: 'A05-r1.1', cardId: 'A05-r1', submittedAt: 2 }
const used = { ...fork, id: 'A05-u1.1', cardId: 'A05-u1', publishedAt: 2 }
const desk = useHostDesk(({ server }) => {
  for (const challenge of [fork, read, used]) server.write('challenges', challenge)
  const plan = { challengeIds: ['A05-u1.1'] }
  server.write('challengeSessions', aSession({ id: 's1', title: 'À venir', ...plan }))
  server.write('challengeSessions', aSession({ id: 's2', title: 'Annulée', cancelledAt: 3, ...plan }))
  server.write('challengeSessions', aSession({ id: 's3', title: 'Autre fiche' }))
  server.answers.set('host/challenges/A01-k3f9.1', fork)
})
/** As the clean-up of every text leaves it. */
const plainSpaces = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/[^\S ]/gu, ' ')) as T
const asked = () => desk.place.server.asked.filter(({ path }) => path === 'host/challenges/A01-k3f9.1')

beforeEach(async () => {
  await signIn()
  ;[...document.querySelectorAll('nav a')]
    .find((one) => one.textContent.includes('Kit'))!
    .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  await until(() => screen().includes('Vingt clients'))
  ;(document.querySelector('a[href*="A01-k3f9"]') as HTMLElement).click()
  await until(() => screen().includes('Demander une relecture'))
})

test('a card shows its running order, roles, anchors, adaptations and easy-read text', () => {
  const { card } = kit
  for (const words of [
    card.whatYouDo['fr-x-falc'],
    card.steps[0]!.what,
    card.sheets.host.role,
    card.sheets.employer.role,
    card.abilities[0]!.anchors[0]!.behaviour,
    card.adaptations.seated.how,
  ]) {
    expect(screen()).toContain(words.replace(/\s+/gu, ' '))
  }
})

test('an adapted card changes its material, steps and criteria, and sends them as they are typed', async () => {
  const { card } = kit
  button('Retirer l’objet 1').click()
  button('Ajouter un objet').click()
  await until(() => document.querySelectorAll('form .line').length > 0)
  button('Descendre l’étape 1').click()
  type('Critère 1, pour qui observe', 'Sourire en donnant le sac')
  button('Ajouter un critère').click()
  await until(() => screen().includes(`Critère ${card.criteria.length + 1}, pour qui observe`))

  // The new lines are empty: nothing is sent, and the place is said.
  button('Enregistrer').click()
  await until(() => screen().includes('Vide, trop long ou pas un nombre possible.'))
  expect(asked()).toEqual([])

  await seen()
  button(`Retirer le critère ${card.criteria.length + 1}`).click()
  button(`Retirer l’objet ${card.materials.length}`).click()
  await until(() => !screen().includes('Vide, trop long'))
  button('Enregistrer').click()
  await until(() => asked().length === 1)
  const { body } = asked()[0] as { body: typeof card }
  expect(Object.keys(body).sort()).toEqual(['criteria', 'materials', 'steps'])
  expect(body.materials).toEqual(plainSpaces(card.materials.slice(1)))
  expect(body.steps.slice(0, 2)).toEqual(plainSpaces([card.steps[1], card.steps[0]]))
  expect(body.criteria[0]).toEqual(plainSpaces({ ...card.criteria[0], text: 'Sourire en donnant le sac' }))
})

test('steps that do not last as long as the card say so', async () => {
  expect(screen()).toContain('Les étapes durent 120 min, comme la fiche.')
  type('Durée (minutes)', '100')
  await until(() => screen().includes('Les étapes durent 120 min, la fiche en annonce 100.'))
  expect(field('Durée (minutes)').value).toBe('100')
})

const titled = (fr: string) => ({ ...fork, card: { ...fork.card, title: { ...fork.card.title, fr } } })

test('words that are changed back after they were saved are sent again', async () => {
  const before = field('Français').value
  desk.place.server.answers.set('host/challenges/A01-k3f9.1', titled('Autre titre'))
  type('Français', 'Autre titre')
  button('Enregistrer').click()
  await until(() => asked().length === 1 && screen().includes('C’est enregistré.'))
  type('Français', before)
  button('Enregistrer').click()
  await until(() => asked().length === 2)
  expect(asked()[1]!.body).toMatchObject({ title: { fr: before.replace(/\s/gu, ' ') } })
})

test('a form that nobody types in follows its record, and one that is typed in keeps its words', async () => {
  desk.place.server.write('challenges', { ...titled('De l’autre poste'), rev: '000000002.000.server' })
  await until(() => field('Français').value === 'De l’autre poste')
  type('Français', 'Le mien')
  desk.place.server.write('challenges', { ...titled('Encore autre'), rev: '000000003.000.server' })
  await until(() => document.querySelector('h1')!.textContent.includes('Encore autre'))
  expect(field('Français').value).toBe('Le mien')
})

test('asking for a reading asks first what becomes of words that are not saved', async () => {
  type('Français', 'Pas encore enregistré')
  button('Demander une relecture').click()
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  button('Rester et continuer').click()
  await until(() => !screen().includes('Vos mots ne sont pas enregistrés'))
  expect(asked()).toEqual([])
})

test('a second press makes no second adaptation', async () => {
  await desk.go('/kit/A05-u1.1')
  await until(() => screen().includes('Adapter cette fiche'))
  const letThrough = holdBack(desk.place, 'host/challenges/A05-u1.1')
  const moves = () => desk.place.server.asked.filter(({ path }) => path === 'host/challenges/A05-u1.1')
  button('Adapter cette fiche').click()
  button('Adapter cette fiche').click()
  await until(() => moves().length > 0)
  letThrough()
  await until(() => document.querySelector('main [role="alert"]'))
  expect(moves()).toHaveLength(1)
})

test('what is wrong with a word of return is an error, counted, and gone once it is mended', async () => {
  await desk.go('/kit/A05-r1.1')
  await until(() => screen().includes('Renvoyer avec un mot'))
  const moves = () => desk.place.server.asked.filter(({ path }) => path === 'host/challenges/A05-r1.1')
  desk.place.server.troubles.set('host/challenges/A05-r1.1', [
    { status: 409, error: 'not-possible', reasons: ['comment-missing'] },
  ])
  button('Renvoyer avec un mot').click()
  const alert = () => document.querySelector('main p[role="alert"]')
  await until(() => alert()?.textContent.includes('Dites ce qui manque'))
  type('Ce qui manque', 'a'.repeat(601))
  await until(() => !alert() && screen().includes('1 caractère de trop'))
  button('Renvoyer avec un mot').click()
  await until(() => alert()?.textContent.includes('C’est trop long.'))
  expect(moves()).toEqual([])
})

test('a card is retired only after it was said who counts on it, and that it is final', async () => {
  await desk.go('/kit/A05-u1.1')
  await until(() => screen().includes('Nouvelle édition'))
  const moves = () => desk.place.server.asked.filter(({ path }) => path === 'host/challenges/A05-u1.1')
  button('Retirer').click()
  await until(() => screen().includes('Des séances à venir s’en servent : À venir'))
  expect(screen()).not.toMatch(/Annulée \(|Autre fiche \(/u)
  button('Garder la fiche').click()
  await until(() => !screen().includes('Garder la fiche'))
  expect(moves()).toEqual([])
  desk.place.server.answers.set('host/challenges/A05-u1.1', { ...used, retiredAt: 4 })
  button('Retirer').click()
  await until(() => screen().includes('Retirer la fiche'))
  button('Retirer la fiche').click()
  await until(() => moves().length === 1)
  await until(() => !screen().includes('Garder la fiche'))
})

test('a printer that fails is told', async () => {
  Object.assign(window, { shell: { print: async () => 'failed' } })
  button('Imprimer').click()
  await until(() => screen().includes('L’impression n’a pas marché'))
  Reflect.deleteProperty(window, 'shell')
})

test('the sheet is printed', () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  button('Imprimer').click()
  expect(print).toHaveBeenCalledOnce()
})
