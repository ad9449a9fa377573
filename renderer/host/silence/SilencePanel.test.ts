import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { DAY } from '../../../domain/time.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const silent = {
  ...{ employerId: 'boulangerie', name: 'Boulangerie Pagès', phone: '06 12 34 56 78', waiting: 3 },
  ...{ silentSince: Date.now() - 20 * DAY - 1, because: ['no-label'], next: { kind: 'call' } },
  motives: { at: 1, codes: ['no-time'] },
  lastMessage: { kind: 'label-lost', at: Date.now() - DAY },
}
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.answers.set('host/silence', { employers: [silent], blocked: [], slots: [] })
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('Employeurs silencieux'))
})

test('the board says since when, how many wait, what was sent, what was said, and what comes next', () => {
  for (const words of ['20 jours', '06 12 34 56 78', 'label non atteint', 'Manque de temps', 'À appeler'])
    expect(screen()).toContain(words)
})

test('a call that is noted is off the list of calls; one that the server did not hear is said so', async () => {
  desk.place.server.troubles.set('host/silence/called', ['no-answer'])
  button('Appel à Boulangerie Pagès : c’est fait').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  desk.place.server.answers.set('host/silence/called', {})
  desk.place.server.answers.set('host/silence', { employers: [], blocked: [], slots: [] })
  button('Appel à Boulangerie Pagès : c’est fait').click()
  await until(() => screen().includes('appel noté'))
  await until(() => !screen().includes('Employeurs silencieux'))
})

test('whose words were held back stands in one line, by place and ground, and leads to the employer', async () => {
  const line = { employerId: 'boulangerie', name: 'Boulangerie Pagès', at: Date.now() - DAY }
  const blocked = [{ ...line, forms: ['answer', 'label-reply'], grounds: ['age', 'health'] }]
  expect(screen()).not.toContain('Mots retenus par le garde-fou')
  desk.place.server.answers.set('host/silence/called', {})
  desk.place.server.answers.set('host/silence', { employers: [], blocked, slots: [] })
  button('Appel à Boulangerie Pagès : c’est fait').click()
  await until(() => screen().includes('Mots retenus par le garde-fou'))
  expect(screen()).toContain('réponse, droit de réponse : âge, santé ou handicap')
  const region = document.querySelector('[aria-labelledby=blocked-words]')!
  region.querySelector('button')!.click()
  await until(() => screen().includes('Ses comptes'))
})

test('a half hour is free or somebody’s, whatever they are called', async () => {
  const when = { startsAt: Date.now() + DAY, host: 'Léa', mine: true }
  const slots = [
    { ...when, slotId: 'a', employer: '' },
    { ...when, slotId: 'b' },
  ]
  desk.place.server.answers.set('host/silence', { employers: [silent], blocked: [], slots })
  button('Appel à Boulangerie Pagès : c’est fait').click()
  await until(() => screen().includes('Demi-heures de conseil (2)'))
  button('Demi-heures de conseil (2)').click()
  await until(() => screen().includes('Le premier l’obtient'))
  expect(screen().match(/libre/g)).toHaveLength(1)
})

test('half hours are offered by day and hour, and what the server refuses is said by name', async () => {
  const { server } = desk.place
  button('Demi-heures de conseil (0)').click()
  await until(() => screen().includes('Le premier l’obtient'))
  const refused = { status: 409, error: 'not-possible', reasons: ['slot-overlaps'] }
  server.troubles.set('host/advice/slots', [refused])
  button('Proposer').click()
  await until(() => screen().includes('Vous avez déjà une demi-heure à ce moment-là'))
  server.answers.set('host/advice/slots', {})
  button('Proposer').click()
  await until(() => screen().includes('C’est proposé aux employeurs'))
  const { body } = server.asked.findLast(({ path }) => path === 'host/advice/slots')!
  expect(body).toMatchObject({ count: 2 })
})
