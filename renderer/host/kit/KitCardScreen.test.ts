import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const kit = aChallenge('A01')
const fork = {
  ...kit,
  id: 'A01-k3f9.1',
  cardId: 'A01-k3f9',
  forkedFrom: 'A01.1',
  forkedAtSite: 'mende',
  publishedAt: undefined,
}
const desk = useHostDesk(({ server }) => {
  server.write('challenges', fork)
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

test('the sheet is printed', () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  button('Imprimer').click()
  expect(print).toHaveBeenCalledOnce()
})
