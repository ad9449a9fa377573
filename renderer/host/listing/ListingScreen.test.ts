import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { until } from '../../data/testing/device.ts'
import { HOUR } from '../../../domain/time.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const desk = useHostDesk()
const answer = (state: object) => desk.place.server.answers.set('host/listing', state)

/** Chooses one of a few that are all in sight. */
function pick(label: string): void {
  const chip = [...document.querySelectorAll('label.chip')].find((one) =>
    one.textContent.trim().startsWith(label),
  )
  chip!.querySelector('input')!.click()
}

async function pickDepartment(): Promise<void> {
  pick('Un département')
  await until(() => screen().includes('Son numéro'))
}

/** The button hears what was typed before it. */
async function lookUp(name: string): Promise<void> {
  type('Ville ou code postal', name)
  await nextTick()
  button('Chercher').click()
}

/** What was asked last of the place of the offers. */
const chosen = () => desk.place.server.asked.findLast(({ path }) => path === 'host/listing')?.body

/** Opens the page on what the server says. */
async function open(state: object): Promise<void> {
  answer(state)
  await goTo('Offres')
  button('France Travail').click()
  await until(() => screen().includes('relues toutes les heures') && screen().includes('Enregistrer'))
}

beforeEach(() => signIn())

test('without an access hosts are told who can ask for one', async () => {
  await open({ linked: false, shown: 0 })
  await until(() => screen().includes('Ce serveur n’a pas d’accès à France Travail'))
})

test('nothing can be chosen before it is known what was', async () => {
  desk.place.server.troubles.set('host/listing', ['no-answer'])
  await goTo('Offres')
  button('France Travail').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(() => button('Enregistrer')).toThrow()
})

test('what is no department is said beside the field, and nothing is asked of the server', async () => {
  await open({ linked: true, shown: 0 })
  await pickDepartment()
  desk.place.server.troubles.set('host/listing', ['no-answer'])
  type('Département', '480')
  button('Enregistrer').click()
  await until(() => screen().includes('Ce numéro n’est pas celui d’un département'))
  expect(field('Département').value).toBe('480')
})

test('a choice that the server did not hear stays in the field, and is told', async () => {
  await open({ linked: true, shown: 0 })
  await pickDepartment()
  desk.place.server.troubles.set('host/listing', ['no-answer'])
  type('Département', '48')
  button('Enregistrer').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(field('Département').value).toBe('48')
})

test('a department is chosen as people write it, and none by saying so', async () => {
  await open({ linked: true, shown: 0 })
  await pickDepartment()
  answer({ linked: true, department: '2A', shown: 0 })
  type('Département', ' 2a ')
  button('Enregistrer').click()
  await until(() => screen().includes('Les offres du département 2A arrivent sur les bornes'))
  expect(field('Département').value).toBe('2A')
  expect(screen()).toContain('La première lecture se fait dans la minute')
  expect(chosen()).toEqual({ department: '2A' })
  answer({ linked: true, shown: 0 })
  pick('Aucune')
  button('Enregistrer').click()
  await until(() => screen().includes('Les bornes ne montrent plus d’offres'))
  expect(chosen()).toEqual({})
})

test('who looks at departments while a town is chosen takes nothing from the kiosks', async () => {
  await open({ linked: true, near: { code: '48095', name: 'Mende', distance: 20 }, shown: 12 })
  await pickDepartment()
  const before = chosen()
  button('Enregistrer').click()
  await until(() => screen().includes('Écrivez le numéro du département'))
  expect(chosen()).toBe(before)
  pick('Près d’ici')
  await until(() => screen().includes('Une autre ville'))
  expect(screen()).not.toContain('Écrivez le numéro du département')
})

test('a town that was typed and not looked up is no other one by silence', async () => {
  await open({ linked: true, near: { code: '48095', name: 'Mende', distance: 20 }, shown: 12 })
  const before = chosen()
  type('Une autre ville ou un autre code postal', 'Rodez')
  button('Enregistrer').click()
  await until(() => screen().includes('Cherchez la ville, puis choisissez-la'))
  expect(chosen()).toBe(before)
  expect(field('Une autre ville ou un autre code postal').value).toBe('Rodez')
})

test('near here: a town is looked up and chosen with a distance, and what was typed is kept meanwhile', async () => {
  await open({ linked: true, shown: 0 })
  pick('Près d’ici')
  await until(() => screen().includes('Ville ou code postal'))
  button('Enregistrer').click()
  await until(() => screen().includes('Cherchez la ville, puis choisissez-la'))
  desk.place.server.answers.set('host/listing/towns', { towns: [] })
  await lookUp('x')
  await until(() => screen().includes('au moins deux lettres'))
  await lookUp('xx')
  await until(() => screen().includes('Aucune ville ne commence ainsi'))
  expect(field('Ville ou code postal').value).toBe('xx')
  desk.place.server.answers.set('host/listing/towns', {
    towns: [{ code: '48095', name: 'Mende', postcode: '48000' }],
  })
  await lookUp('mend')
  await until(() => screen().includes('Mende (48000)'))
  button('Mende (48000)').click()
  await until(() => screen().includes('Jusqu’à quelle distance'))
  const distance = field('Jusqu’à quelle distance ?') as unknown as HTMLSelectElement
  distance.value = '30'
  distance.dispatchEvent(new Event('change'))
  const near = { code: '48095', name: 'Mende', distance: 30 }
  answer({ linked: true, near, shown: 0 })
  button('Enregistrer').click()
  await until(() => screen().includes('Les offres à 30 km autour de Mende arrivent sur les bornes'))
  expect(chosen()).toEqual({ near })
})

test.each([
  ['unreachable', 'Réessayez plus tard, ou choisissez un département'],
  ['not-linked', 'la liste des villes vient de là'],
])('a town that cannot be looked up says why: %s', async (reason, words) => {
  await open({ linked: true, shown: 0 })
  pick('Près d’ici')
  desk.place.server.troubles.set('host/listing/towns', [
    { status: 409, error: 'not-possible', reasons: [reason] },
  ])
  await until(() => screen().includes('Ville ou code postal'))
  await lookUp('mende')
  await until(() => screen().includes(words))
})

test('how reading went is told: how many, when, and why not the last time', async () => {
  const at = Date.now()
  await open({ linked: true, department: '48', shown: 12, total: 340, doneAt: at - HOUR, triedAt: at - HOUR })
  await until(() => screen().includes('Les bornes en montrent 12'))
  expect(screen()).toContain('France Travail en a 340')
  expect(screen()).not.toContain('La lecture reprend')
})

test.each([
  ['refused-credentials', 'refuse l’accès'],
  ['too-many-requests', 'demande d’attendre'],
  ['unreachable', 'ne répond pas'],
  ['failing', 'est en panne'],
  ['unreadable', 'n’est pas une liste'],
])('the fault %s is said in words', async (fault, words) => {
  await open({ linked: true, department: '48', shown: 12, triedAt: Date.now(), fault })
  await until(() => screen().includes(words))
  expect(screen()).toContain('Les offres déjà lues restent une semaine')
})
