import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const figures = {
  employerId: 'boulangerie',
  employer: 'Boulangerie Pagès',
  raisedAt: 1,
  until: 77,
  before: [],
}
const sameDay = {
  ...figures,
  kind: 'same-day',
  subject: '2026-03-02',
  day: '2026-03-02',
  files: 6,
  of: 10,
  people: 5,
}
const mine = {
  ...{ ...figures, employer: 'Garage', kind: 'same-host', subject: 'h1', files: 7, of: 9, people: 4 },
  ...{ host: 'Claire Dumont', from: Date.UTC(2026, 2, 2, 9), to: Date.UTC(2026, 2, 4, 9), own: true },
}
const followed = {
  ...{
    ...figures,
    employer: 'Clinique',
    kind: 'instant-answers',
    subject: '',
    files: 30,
    of: 40,
    median: 2400,
  },
  followed: { at: 1, host: 'Max', verdict: 'to-follow', reason: 'ask-employer', note: 'Appeler lundi' },
}
const before = [
  { at: 1, host: 'Léa', verdict: 'nothing-wrong', reason: 'found-work', note: 'Usine rouverte' },
]
const left = {
  ...figures,
  employer: 'Ferme',
  kind: 'withdrawals',
  subject: '',
  files: 5,
  of: 12,
  people: 5,
  before,
}
const path = 'host/score-alerts/decisions'
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.answers.set('host/score-alerts', { alerts: [sameDay, mine, left, followed] })
  server.answers.set(path, {})
})
const asked = () => desk.place.server.asked.filter((one) => one.path === path)

beforeEach(async () => {
  await signIn()
  await until(() => screen().includes('3 chiffres d’employeurs sortent de l’ordinaire'))
  await goTo('Employeurs')
  await until(() => screen().includes('Chiffres à regarder (4)'))
})
async function choose(label: string, option: string) {
  await until(() => screen().includes(label))
  const select = field(label) as unknown as HTMLSelectElement
  select.value = [...select.options].find(({ text }) => text === option)!.value
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await Promise.resolve()
}
async function open(name: string, kind: string) {
  button(`Regarder ${name}, ${kind}`).click()
  await until(() => screen().includes('Ce que vous en dites'))
}

test('figures say numbers and days, and that they change no score', () => {
  for (const words of [
    '6 candidatures sur 10 viennent de 5 personnes arrivées ici pour la première fois le même jour, lundi 2 mars 2026.',
    'à qui Claire Dumont a donné une carte ou des images, ou dont Claire Dumont a reconnu la candidature, entre le lundi 2 mars 2026 et le mercredi 4 mars 2026.',
    '30 réponses sur 40 ont été données en moins d’une minute ; la moitié, en 2 s ou moins.',
    '5 candidatures sur 12 ont été retirées dans les 30 jours, par 5 personnes.',
    'Max, jeudi 1er janvier 1970 : En parler avec l’employeur',
    'Ils ne changent pas la note',
  ])
    expect(screen()).toContain(words)
})

test('what is not chosen or not said is asked for, and nothing is sent', async () => {
  await open('Boulangerie Pagès', 'personnes venues le même jour')
  button('Noter').click()
  await until(() => screen().includes('Choisissez ce que vous en dites.'))
  await choose('Ce que vous en dites', 'Vu, rien d’anormal')
  button('Noter').click()
  await until(() => screen().includes('Choisissez une ligne de la liste.'))
  await choose('Pourquoi c’est normal', 'Autre (à préciser)')
  button('Noter').click()
  await until(() => screen().includes('Précisez en quelques mots dans la note.'))
  expect(asked()).toEqual([])
})

test('what is said goes with the figures that were read; a try after a lost answer is the same, other words are not', async () => {
  await open('Boulangerie Pagès', 'personnes venues le même jour')
  await choose('Ce que vous en dites', 'Vu, rien d’anormal')
  await choose('Pourquoi c’est normal', 'Il y avait une journée d’emploi')
  desk.place.server.troubles.set(path, ['answer-lost', 'answer-lost'])
  button('Noter').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  button('Noter').click()
  await until(() => asked().length === 2)
  await until(() => !button('Noter').disabled)
  type('Note (facultatif)', 'Avec la mission locale')
  desk.place.server.answers.set('host/score-alerts', { alerts: [] })
  button('Noter').click()
  await until(() => screen().includes('ne reviendront que si de nouvelles candidatures s’y ajoutent'))
  await until(() => !screen().includes('Chiffres à regarder'))
  const bodies = asked().map(({ body }) => body as Record<string, unknown>)
  expect(bodies[2]).toMatchObject({
    ...{ employerId: 'boulangerie', kind: 'same-day', subject: '2026-03-02', until: 77 },
    ...{ verdict: 'nothing-wrong', reason: 'hiring-day', note: 'Avec la mission locale' },
  })
  expect(bodies[1]!['requestId']).toBe(bodies[0]!['requestId'])
  expect(bodies[2]!['requestId']).not.toBe(bodies[0]!['requestId'])
})

test('another verdict has other reasons, and keeps the line', async () => {
  await open('Boulangerie Pagès', 'personnes venues le même jour')
  await choose('Ce que vous en dites', 'À suivre')
  await choose('Ce que l’on fait ensuite', 'Demander aux collègues')
  button('Noter').click()
  await until(() => screen().includes('les chiffres de Boulangerie Pagès restent à suivre'))
  expect(asked()[0]!.body).toMatchObject({ verdict: 'to-follow', reason: 'ask-colleagues' })
})

test('who answered for the people is not offered to find it ordinary', async () => {
  await open('Garage', 'personnes accueillies par un seul hôte')
  expect(screen()).toContain('une ou un collègue dira si tout est normal')
  expect(screen()).not.toContain('Vu, rien d’anormal')
})

test('what came back says who had said what', async () => {
  await open('Ferme', 'candidatures retirées')
  expect(screen()).toContain('Léa : Les personnes ont trouvé ailleurs')
  expect(screen()).toContain('Usine rouverte')
})

test('figures that changed meanwhile are read in their place: nothing typed is lost, and it goes with the new ones', async () => {
  await open('Boulangerie Pagès', 'personnes venues le même jour')
  await choose('Ce que vous en dites', 'Vu, rien d’anormal')
  await choose('Pourquoi c’est normal', 'Un groupe est venu ensemble')
  type('Note (facultatif)', 'Avec la mission locale')
  desk.place.server.troubles.set(path, [{ status: 409, error: 'not-possible', reasons: ['changed'] }])
  desk.place.server.answers.set('host/score-alerts', { alerts: [{ ...sameDay, files: 8, until: 78 }] })
  button('Noter').click()
  await until(() => screen().includes('les nouveaux sont en haut, et vos mots sont restés'))
  expect(document.querySelector('[role="dialog"]')!.textContent).toContain('8 candidatures sur 10')
  expect(field('Note (facultatif)').value).toBe('Avec la mission locale')
  button('Noter').click()
  await until(() => screen().includes('ne reviendront que si'))
  expect(asked()[0]!.body).toMatchObject({
    until: 78,
    reason: 'came-together',
    note: 'Avec la mission locale',
  })
})

test.each([
  ['already-decided', 'rien n’a été noté'],
  ['changed', 'les nouveaux n’ont pas pu être lus'],
  ['own-case', 'demandez à une ou un collègue'],
])('%s is said, and nothing is told as noted', async (reason, words) => {
  await open('Boulangerie Pagès', 'personnes venues le même jour')
  await choose('Ce que vous en dites', 'Vu, rien d’anormal')
  await choose('Pourquoi c’est normal', 'Un groupe est venu ensemble')
  desk.place.server.troubles.set(path, [{ status: 409, error: 'not-possible', reasons: [reason] }])
  button('Noter').click()
  await until(() => screen().includes(words))
  expect(screen()).not.toContain('C’est noté')
})
