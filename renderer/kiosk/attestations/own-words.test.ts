import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { aBooking, anEmployer, anOffer, aSession } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { fourPictures } from '../test-support/scene.ts'
import { holdReference } from '../../data/testing/hold-reference.ts'

const kiosk = useKiosk()
const debrief = {
  bookingId: 'b1',
  visitorId: 'V1',
  sessionId: 's1',
  title: 'Vingt clients',
  track: 'adventurer' as const,
  startsAt: 1,
  status: 'shared' as const,
  sharedAt: 1,
  strength: 'calme',
  fact: 'tout est servi',
  nextStep: 'recommencer',
  observations: [],
  says: [],
  name: 'Nadia',
}

test('"no words yet" is said no longer once the person types', async () => {
  kiosk.session.attestations = { debriefs: [debrief], attestations: [], assessed: [] }
  await kiosk.open('debrief', { bookingId: 'b1' })
  await kiosk.tap('Donner mon avis')
  await kiosk.tap('Je ne suis pas d’accord')
  await until(() => document.querySelector('textarea'))
  await kiosk.tap('C’est bon')
  await until(() => kiosk.text().includes('Il n’y a pas encore de mots'))
  const field = document.querySelector('textarea')!
  field.value = 'N'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await until(() => !kiosk.text().includes('Il n’y a pas encore de mots'))
})

test('answers that were given are still there when one looks at something else and comes back', async () => {
  const past = { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR }
  const attended = { id: 'a', type: 'attended', at: past.startsAt, by: 'host' } as const
  kiosk.session.pass = { passId: 'V1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  await holdReference(kiosk.data, 'challenges', aChallenge('A01'))
  await kiosk.data.records('challengeSessions').insert(aSession({ id: 'past', ...past }))
  await kiosk.data.records('bookings').insert(aBooking({ sessionId: 'past', events: [attended] }))
  await kiosk.open('assess', { bookingId: 'b1' })
  const asked = () => /\d+ sur \d+/.exec(kiosk.text())?.[0]
  await until(() => kiosk.button(kiosk.say('attestations.question.seen')))
  const [number, of] = asked()!.split(' sur ')
  expect([number, Number(of) > 2]).toEqual(['1', true])
  await kiosk.tap(kiosk.say('attestations.question.seen'))
  await until(() => asked() === `2 sur ${of}`)
  await kiosk.tap('Retour')
  await until(() => asked() === `1 sur ${of}`)
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'attestations')
  await kiosk.open('assess', { bookingId: 'b1' })
  await until(() => asked() === `2 sur ${of}`)
})

test('answers of one participation outlive a look at how another one went', async () => {
  const past = { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR }
  const attended = { id: 'a', type: 'attended', at: past.startsAt, by: 'host' } as const
  kiosk.session.pass = { passId: 'V1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  await holdReference(kiosk.data, 'challenges', aChallenge('A01'))
  for (const id of ['past', 'older']) {
    await kiosk.data.records('challengeSessions').insert(aSession({ id, ...past }))
    await kiosk.data.records('bookings').insert(aBooking({ id, sessionId: id, events: [attended] }))
  }
  const asked = () => /(\d+) sur \d+/.exec(kiosk.text())?.[1]
  await kiosk.open('assess', { bookingId: 'past' })
  await until(() => asked() === '1')
  await kiosk.tap(kiosk.say('attestations.question.seen'))
  await until(() => asked() === '2')
  await kiosk.open('attestations')
  await kiosk.open('assess', { bookingId: 'older' })
  await until(() => asked() === '1')
  await kiosk.open('attestations')
  await kiosk.open('assess', { bookingId: 'past' })
  await until(() => asked() === '2')
})

test('words that were begun are still there when one goes back to read', async () => {
  kiosk.session.attestations = { debriefs: [debrief], attestations: [], assessed: [] }
  await kiosk.open('debrief', { bookingId: 'b1' })
  await kiosk.tap('Donner mon avis')
  await kiosk.tap('Je ne suis pas d’accord')
  const field = () => document.querySelector('textarea')
  await until(field)
  field()!.value = 'J’ai rendu la monnaie.'
  field()!.dispatchEvent(new Event('input', { bubbles: true }))
  await kiosk.tap('Retour')
  await until(() => !field())
  await kiosk.tap('J’ajoute un mot')
  await until(field)
  expect(field()!.value).toBe('J’ai rendu la monnaie.')
})

test('interest in a post is told to the employer in French, and a disk that fails is told to the person', async () => {
  await kiosk.data.records('employers').insert(anEmployer())
  await kiosk.data.records('jobOffers').insert(anOffer())
  await kiosk.data.records('challengeSessions').insert(aSession({ offersPresented: ['vente'] }))
  vi.stubGlobal('reportError', vi.fn())
  const seal = vi.spyOn(kiosk.data, 'saveSealed').mockRejectedValue(new Error('disk'))
  kiosk.session.name = 'Nadia'
  kiosk.session.secret = [1, 2, 3, 4]
  kiosk.speak('en')
  await kiosk.open('position', { sessionId: 's1' })
  await kiosk.tap('Vendeuse ou vendeur')
  await until(() => document.querySelector('[role=alert]'))
  expect(JSON.stringify(seal.mock.calls)).toContain('Rencontré pendant le défi')
  expect(kiosk.session.positioned).toEqual([])
  seal.mockResolvedValue({ ok: true, value: undefined })
  await kiosk.tap('Vendeuse ou vendeur')
  await until(() => kiosk.session.positioned.includes('vente'))
  expect(document.querySelector('[role=alert]')).toBeNull()
})

test('a participation that this kiosk does not know leaves a way back', async () => {
  await kiosk.open('arrive')
  await kiosk.open('assess', { bookingId: 'nobody' })
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'attestations')
})

const news = (hasPictures: boolean, mayChoosePictures = false) => ({
  ...{ meetings: 0, questions: 0, answers: 0, toCheck: 0, attached: 0, challengesReadUntil: 0 },
  ...{ hasPictures, mayChoosePictures, alsoKnownAs: [] },
})
/** Behind the last question of how a challenge went, with the card of somebody. */
async function answerAll() {
  const past = { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR }
  const attended = { id: 'a', type: 'attended', at: past.startsAt, by: 'host' } as const
  kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  await holdReference(kiosk.data, 'challenges', aChallenge('A01'))
  await kiosk.data.records('challengeSessions').insert(aSession({ id: 'past', ...past }))
  await kiosk.data.records('bookings').insert(aBooking({ sessionId: 'past', events: [attended] }))
  await kiosk.open('assess', { bookingId: 'b1' })
  const asked = () => /(\d+) sur (\d+)/.exec(kiosk.text()) ?? []
  await until(() => asked()[1] === '1')
  for (let number = 1, of = Number(asked()[2]); number <= of; number++) {
    await until(() => asked()[1] === `${number}`)
    await kiosk.tap(kiosk.say('attestations.question.seen'))
  }
}
async function givePictures() {
  await until(() => document.querySelector('.picture'))
  for (const picture of fourPictures) await kiosk.tap(kiosk.say(picture))
  await kiosk.tap(kiosk.say('attestations.question.keep'))
}
const kept = () => kiosk.text().includes(kiosk.say('attestations.question.done'))

test('whoever found a card says nothing of how its holder did: wrong pictures keep nothing', async () => {
  const { server } = kiosk.place
  server.start()
  kiosk.place.networkComesBack()
  await until(() => kiosk.data.sync.connected)
  const seal = vi.spyOn(kiosk.data, 'saveSealed').mockResolvedValue({ ok: true, value: undefined })
  kiosk.session.news = news(true)
  server.troubles.set('visitor/session', [{ status: 401, error: 'wrong-credentials' }])
  await answerAll()
  await givePictures()
  await until(() => kiosk.text().includes(kiosk.say('kiosk.unlock.refused.wrong')))
  expect([seal.mock.calls.length, kiosk.session.assessed]).toEqual([0, []])
  server.answers.set('visitor/session', { session: 's', expiresAt: 8e15 })
  server.answers.set('visitor/applications', { applications: [] })
  await givePictures()
  await until(kept)
  expect(seal).toHaveBeenCalledOnce()
})

test('a card of another day that has no pictures chooses none: what is said is kept without', async () => {
  const seal = vi.spyOn(kiosk.data, 'saveSealed').mockResolvedValue({ ok: true, value: undefined })
  kiosk.session.news = news(false)
  await answerAll()
  await until(kept)
  expect(seal.mock.calls[0]?.[2]).not.toHaveProperty('secret')
  expect(kiosk.session.secret).toBeNull()
})

test('pictures that were shown or chosen once are asked for no second time', async () => {
  vi.spyOn(kiosk.data, 'saveSealed').mockResolvedValue({ ok: true, value: undefined })
  kiosk.session.news = news(true)
  await answerAll()
  await givePictures()
  await until(kept)
  expect(kiosk.session.secret).toHaveLength(4)
})
