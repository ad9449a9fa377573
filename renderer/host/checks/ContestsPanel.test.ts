import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const contest = {
  ...{ applicationId: 'a1', about: 'e1', kind: 'not-received', stage: 'contest', at: 1, dueAt: 2 },
  ...{ candidate: 'Nadia', employer: 'Boulangerie Pagès', offer: 'Vente' },
  events: [
    { id: 'e0', type: 'submitted', at: 1 },
    { id: 'e1', type: 'refused', at: 1, byHost: true },
  ],
  words: ['Le poste a été pourvu.'],
}
const withdrawal = { ...contest, about: 'e2', kind: 'withdrawal-asked', candidate: 'Awa', words: [] }
const appealed = {
  ...contest,
  applicationId: 'a3',
  stage: 'appeal',
  candidate: 'Tom',
  appeal: 'Voici le courriel.',
}
const denied = { ...contest, applicationId: 'a4', kind: 'not-told', candidate: 'Ada' }
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.answers.set('host/contests', { contests: [contest, withdrawal, appealed, denied] })
})
const asked = () => desk.place.server.asked.findLast(({ path }) => path.startsWith('host/contests/'))

beforeEach(async () => {
  await signIn()
  await until(() => screen().includes('4 personnes ou employeurs attendent votre décision'))
  await goTo('Employeurs')
  await until(() => screen().includes('À décider (4)'))
})

test('the facts of both sides stand beside what the person says', async () => {
  button('Ouvrir ce que dit Nadia').click()
  await until(() => screen().includes('Ce qui s’est passé'))
  for (const words of [
    'Réponse non reçue',
    'la personne postule',
    'l’employeur répond non',
    '(par l’accueil',
  ])
    expect(screen()).toContain(words)
  expect(screen()).toContain('Le poste a été pourvu.')
})

test.each([
  ['already-decided', 'Quelqu’un d’autre de l’accueil a décidé entre-temps'],
  ['answer-gone', 'L’employeur a repris cette réponse entre-temps'],
])('%s is said, and nothing is told as done', async (reason, words) => {
  const refused = { status: 409, error: 'not-possible', reasons: [reason] }
  desk.place.server.troubles.set('host/contests/a1/e1', [refused])
  button('Ouvrir ce que dit Nadia').click()
  await until(() => screen().includes('Ce qui s’est passé'))
  button('La personne a raison').click()
  await until(() => screen().includes(words))
  expect(screen()).not.toContain('C’est décidé')
})

test.each([
  ['Nadia', 'a1/e1', 'La personne a raison', 'C’est décidé pour Nadia'],
  ['Nadia', 'a1/e1', 'La réponse compte', 'rien ne change dans la note de Boulangerie Pagès'],
  ['Tom', 'a3/e1', 'Garder la décision', 'la décision pour Tom reste'],
  ['Tom', 'a3/e1', 'L’employeur a raison', 'sa note se recalcule'],
])('of %s (%s), « %s » says what changes', async (name, path, act, said) => {
  desk.place.server.answers.set(`host/contests/${path}`, {})
  button(`Ouvrir ce que dit ${name}`).click()
  await until(() => screen().includes('Ce qui s’est passé'))
  button(act).click()
  await until(() => screen().includes(said))
})

test('a decision goes with the stage that was read, for the person or not, and the list comes anew', async () => {
  for (const path of ['a1/e1', 'a1/e2', 'a3/e1']) desk.place.server.answers.set(`host/contests/${path}`, {})
  button('Ouvrir ce que dit Awa').click()
  await until(() => screen().includes('Ce qui s’est passé'))
  button('Retrait ordinaire').click()
  await until(() => screen().includes('rien ne change dans la note'))
  expect(asked()).toMatchObject({ path: 'host/contests/a1/e2', body: { stage: 'contest', upheld: false } })

  button('Ouvrir ce que dit Tom').click()
  await until(() => screen().includes('Voici le courriel.'))
  desk.place.server.answers.set('host/contests', { contests: [contest] })
  button('Garder la décision').click()
  await until(() => screen().includes('À décider (1)'))
  expect(asked()).toMatchObject({ path: 'host/contests/a3/e1', body: { stage: 'appeal', upheld: true } })

  button('Ouvrir ce que dit Nadia').click()
  await until(() => screen().includes('Ce qui s’est passé'))
  desk.place.server.answers.set('host/contests', { contests: [] })
  button('La réponse compte').click()
  await until(() => !screen().includes('À décider ('))
})

test('of an answer told elsewhere that somebody denies, a host may find that they were told', async () => {
  button('Ouvrir ce que dit Ada').click()
  await until(() => screen().includes('Cette réponse ne compte déjà plus'))
  button('L’employeur l’avait prévenue').click()
  await until(() => asked()?.path === 'host/contests/a4/e1')
  expect(asked()).toMatchObject({ body: { stage: 'contest', upheld: false } })
  await until(() => screen().includes('compte de nouveau'))
})
