import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { parisInstant } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { aBooking, anEmployer, anOffer, aSession, aSite } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const now = parisInstant('2026-12-03', 10)
const { site } = await aSite({
  rooms: [{ id: 'r1', name: 'Verrière', capacity: 12, stepFree: true }],
})
const desk = useHostDesk(({ server }) => {
  server.now = () => now
  server.write('sites', site)
  for (const cardId of ['A01', 'A05', 'E02']) server.write('challenges', aChallenge(cardId))
  server.write('employers', anEmployer())
  server.write('jobOffers', anOffer({ romeCode: aChallenge('A05').card.romeCodes[0] }))
  server.write(
    'challengeSessions',
    aSession({
      id: 's1',
      challengeIds: ['A01.1'],
      roomId: 'r1',
      where: 'Verrière',
      capacity: 8,
      startsAt: parisInstant('2026-12-05', 14),
      endsAt: parisInstant('2026-12-05', 16),
      observers: [{ id: 'o1', name: 'Claire', side: 'host' }],
    }),
  )
  server.write(
    'bookings',
    aBooking({ name: 'Awa', events: [{ id: 'e1', type: 'confirmed', at: 1, by: 'server' }] }),
  )
})
const asked = (path: string) => desk.place.server.asked.filter((one) => one.path === path)

function choose(label: string, value: string) {
  field(label).value = value
  field(label).dispatchEvent(new Event('change'))
}
/** A button that says these words among others. */
const buttonWith = (words: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent.includes(words))!

beforeEach(async () => {
  await signIn()
  await goTo('Séances')
  await until(() => screen().includes('Vingt clients'))
})

test('a session is proposed in two steps: a card that says why it fits, then a slot whose conflicts are said', async () => {
  button('Planifier une séance').click()
  await until(() => screen().includes('3 fiches'))
  choose('Pour quel employeur ?', 'boulangerie')
  await until(() => screen().includes('Le métier de « Vendeuse ou vendeur »'))
  expect(document.querySelector('.cards li')!.textContent).toContain('A05')
  type('Chercher (un mot, un métier, un objet)', 'rien de tel')
  await until(() => screen().includes('Aucune fiche ne correspond'))
  type('Chercher (un mot, un métier, un objet)', 'a05')
  await until(() => screen().includes('1 fiche'))
  buttonWith('A05').click()
  await until(() => screen().includes('Changer de fiche'))
  expect(document.querySelector('[aria-current="step"]')!.textContent).toContain('Le créneau')

  type('Jour', '2026-12-05')
  type('À partir de', '15:00')
  choose('Salle', 'r1')
  type('Qui observe, côté accueil', 'claire')
  await until(() => screen().includes('La salle Verrière sert à « Vingt clients », de 14 h à 16 h.'))
  expect(screen()).toContain('claire est déjà à « Vingt clients »')

  type('À partir de', '09:00')
  await until(() => !screen().includes('Attention, à ce moment-là'))
  expect(screen()).toContain('Ce jour-là, il y a aussi')

  button('Changer de fiche').click()
  await until(() => screen().includes('Chercher (un mot'))
  type('Chercher (un mot, un métier, un objet)', 'a05')
  await until(() => screen().includes('1 fiche'))
  buttonWith('A05').click()
  await until(() => screen().includes('Changer de fiche'))
  expect(field('Jour').value).toBe('2026-12-05')
})

test('fewer places are named by themselves before anything is kept, and may be left as they were', async () => {
  ;(document.querySelector('a.chip') as HTMLElement).click()
  await until(() => screen().includes('Modifier le plan'))
  button('Modifier le plan').click()
  await until(() => screen().includes('Le plan de la séance') && field('Places').value === '8')
  type('Places', '6')
  button('Enregistrer').click()
  await until(() => screen().includes('Une personne est inscrite à cette séance'))
  expect(screen()).toContain('Il y a 6 places au lieu de 8.')
  expect(screen()).not.toContain('Personne n’est retiré')
  button('Ne rien changer').click()
  await until(() => !screen().includes('au lieu de 8'))
  expect(asked('host/sessions/s1')).toEqual([])

  desk.place.server.answers.set('host/sessions/s1', { id: 's1' })
  button('Enregistrer').click()
  await until(() => screen().includes('au lieu de 8'))
  button('Changer quand même').click()
  await until(() => asked('host/sessions/s1').length === 1)
})

test('a session is cancelled with its reason, or kept', async () => {
  ;(document.querySelector('a.chip') as HTMLElement).click()
  await until(() => screen().includes('Modifier le plan'))
  button('Modifier le plan').click()
  await until(() => screen().includes('Annuler la séance'))
  button('Annuler la séance').click()
  await until(() => screen().includes('Chaque personne inscrite le lira'))
  button('Garder la séance').click()
  await until(() => !screen().includes('Chaque personne inscrite le lira'))
  expect(asked('host/sessions/s1/cancel')).toEqual([])

  desk.place.server.troubles.set('host/sessions/s1/cancel', ['no-answer'])
  const cancels = () => [...document.querySelectorAll<HTMLElement>('[role="dialog"] .ui-button')].at(-1)!
  button('Annuler la séance').click()
  await until(() => document.querySelector('[role="dialog"]'))
  cancels().click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  button('Garder la séance').click()
  await until(() => !document.querySelector('[role="dialog"]'))
  button('Annuler la séance').click()
  await until(() => document.querySelector('[role="dialog"]'))
  expect(screen()).not.toContain('Le serveur n’a pas répondu')

  desk.place.server.answers.set('host/sessions/s1/cancel', desk.place.server.read('challengeSessions', 's1'))
  cancels().click()
  cancels().click()
  await until(() => screen().includes('La séance est annulée.'))
  expect(asked('host/sessions/s1/cancel')).toHaveLength(1)
})

async function openPlan() {
  await desk.go('/agenda/s1')
  await until(() => field('Places').value === '8')
}
/** What another desk does to the session meanwhile. */
function elsewhere(fields: object) {
  const session = desk.place.server.read('challengeSessions', 's1')!
  const changed = { ...session, rev: '000000002.000.server', planRev: 2, ...fields }
  desk.place.server.write('challengeSessions', changed)
}

test('a plan that nobody types in follows what another desk does to it', async () => {
  await openPlan()
  elsewhere({ materialNote: 'Deux sacs' })
  await until(() => field('Matériel à prévoir').value === 'Deux sacs')
})

test('only what was changed is sent: what another desk wrote meanwhile stays, and asks nothing of those who booked', async () => {
  await openPlan()
  desk.place.server.answers.set('host/sessions/s1', desk.place.server.read('challengeSessions', 's1'))
  type('Titre affiché', 'Vingt-deux clients')
  elsewhere({ where: 'Sous la serre', capacity: 10 })
  await until(async () => {
    const kept = await desk.data.records('challengeSessions').findOne('s1').exec()
    return kept?.get('where') === 'Sous la serre'
  })
  expect(field('Titre affiché').value).toBe('Vingt-deux clients')
  button('Enregistrer').click()
  await until(() => asked('host/sessions/s1').length === 1)
  expect(asked('host/sessions/s1')[0]!.body).toEqual({ title: 'Vingt-deux clients' })
  await until(() => screen().includes('Le plan est enregistré.'))
})

test('a room that is no longer wanted is taken away', async () => {
  await openPlan()
  desk.place.server.answers.set('host/sessions/s1', desk.place.server.read('challengeSessions', 's1'))
  choose('Lieu', 'employer')
  button('Enregistrer').click()
  await until(() => screen().includes('Changer quand même'))
  button('Changer quand même').click()
  await until(() => asked('host/sessions/s1').length === 1)
  expect(asked('host/sessions/s1')[0]!.body).toEqual({ place: 'employer', roomId: '' })
})

test('a session that was kept and could not be published says so', async () => {
  const draft = aSession({ id: 's9', title: 'Neuve', startsAt: now, endsAt: now + 1 })
  desk.place.server.answers.set('host/sessions', draft)
  desk.place.server.troubles.set('host/sessions/s9/publish', ['no-answer'])
  await desk.go('/agenda/nouvelle?jour=2026-12-08')
  await until(() => screen().includes('3 fiches'))
  buttonWith('A05').click()
  await until(() => screen().includes('Changer de fiche'))
  button('Publier pour les visiteurs').click()
  await until(() => screen().includes('La séance est gardée en brouillon'))
})

test('posts of an employer go with it: another one’s cannot be unticked', async () => {
  desk.place.server.write('employers', anEmployer({ id: 'garage', name: 'Garage' }))
  desk.place.server.answers.set('host/sessions', aSession({ id: 's9' }))
  await desk.go('/agenda/nouvelle?jour=2026-12-08')
  await until(() => screen().includes('3 fiches') && screen().includes('Garage'))
  choose('Pour quel employeur ?', 'boulangerie')
  buttonWith('A05').click()
  await until(() => screen().includes('Vendeuse ou vendeur'))
  const post = [...document.querySelectorAll('label')].find((one) => one.textContent.includes('Vendeuse'))!
  post.querySelector('input')!.click()
  choose('Employeur', 'garage')
  await until(() => !screen().includes('Postes présentés'))
  button('Enregistrer').click()
  await until(() => asked('host/sessions').length === 1)
  expect(asked('host/sessions')[0]!.body).toMatchObject({ employerId: 'garage', offersPresented: [] })
})

const draftOf = (fields: object) => {
  const { publishedAt: _at, ...draft } = aSession({
    id: 'd1',
    title: 'Brouillon',
    challengeIds: ['A05.1'],
    startsAt: parisInstant('2026-12-06', 14),
    endsAt: parisInstant('2026-12-06', 17),
    ...fields,
  })
  return draft
}

test('a draft whose post was closed can be mended: the post is there to be unticked', async () => {
  desk.place.server.write('jobOffers', anOffer({ id: 'fini', title: 'Poste fini', closedAt: 2 }))
  const draft = draftOf({ employerId: 'boulangerie', offersPresented: ['fini'] })
  desk.place.server.write('challengeSessions', draft)
  desk.place.server.answers.set('host/sessions/d1', draft)
  await desk.go('/agenda/d1')
  await until(() => screen().includes('Poste fini (poste fermé : décochez-le)'))
  const post = [...document.querySelectorAll('label')].find((one) => one.textContent.includes('Poste fini'))!
  post.querySelector('input')!.click()
  button('Enregistrer').click()
  await until(() => asked('host/sessions/d1').length === 1)
  expect(asked('host/sessions/d1')[0]!.body).toEqual({ offersPresented: [] })
})

test('a draft is thrown away after a question, and leaves the agenda', async () => {
  desk.place.server.write('challengeSessions', draftOf({}))
  await desk.go('/agenda/d1')
  await until(() => screen().includes('Jeter ce brouillon'))
  button('Jeter ce brouillon').click()
  await until(() => screen().includes('Aucun visiteur ne l’a vu'))
  button('Garder le brouillon').click()
  await until(() => !document.querySelector('[role="dialog"]'))
  expect(asked('host/sessions/d1/cancel')).toEqual([])

  const thrown = { ...draftOf({ cancelledAt: now, cancelReason: 'other' }), rev: '000000002.000.server' }
  desk.place.server.answers.set('host/sessions/d1/cancel', thrown)
  button('Jeter ce brouillon').click()
  await until(() => document.querySelector('[role="dialog"]'))
  ;[...document.querySelectorAll<HTMLElement>('[role="dialog"] .ui-button')].at(-1)!.click()
  await until(() => screen().includes('Le brouillon est jeté.'))
  desk.place.server.write('challengeSessions', thrown)
  await desk.go('/agenda')
  button('Liste').click()
  const agenda = () => document.querySelector('main')!.textContent
  await until(() => agenda().includes('Vingt clients') && !agenda().includes('Brouillon'))
})

test('a session that was just made is fetched, and shown when it comes', async () => {
  await desk.go('/agenda/d1')
  await until(() => screen().includes('On va chercher cette fiche…'))
  expect(screen()).not.toContain('n’existe pas')
  desk.place.server.write('challengeSessions', draftOf({}))
  await until(() => field('Titre affiché').value === 'Brouillon')
})

test('a session that does not come is said not to exist', async () => {
  await desk.go('/agenda/nulle-part')
  await until(() => screen().includes('On va chercher cette fiche…'))
  await until(() => screen().includes('Cette séance n’existe pas, ou plus.'))
})

test('a session that cannot come without the server is not said not to exist', async () => {
  desk.place.server.stop()
  await until(() => !desk.data.sync.connected)
  await desk.go('/agenda/nulle-part')
  await until(() => screen().includes('Cette fiche n’est pas encore sur ce poste'))
  expect(screen()).not.toContain('n’existe pas')
})
