import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { VisitorNews } from '../../../domain/contract/visitors.ts'
import { HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const nothing = {
  meetings: 0,
  questions: 0,
  answers: 0,
  toCheck: 0,
  attached: 0,
  hasPictures: true,
  mayChoosePictures: false,
  alsoKnownAs: [],
  challengesReadUntil: 0,
}
/** Whether the first words stand before the second on the screen. */
const isBefore = (first: string, second: string) => kiosk.text().indexOf(first) < kiosk.text().indexOf(second)

beforeEach(() => {
  kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
})

async function welcome(news: Partial<VisitorNews>): Promise<void> {
  kiosk.place.server.answers.set('visitor/news', { ...nothing, ...news })
  await kiosk.open('welcome')
  await until(() => kiosk.session.news !== null)
}

describe('what the welcome shows first', () => {
  test('without news: the arrival, then what one can do', async () => {
    await welcome({})
    expect(kiosk.text()).not.toContain('Du nouveau pour vous')
    expect(isBefore('Votre arrivée est notée', 'Offres d’emploi')).toBe(true)
  })
  test('of who is recommended nobody says that the company does not know them', async () => {
    await welcome({ invited: { count: 1, sought: [] } })
    await until(() => kiosk.text().includes(kiosk.say('invitations.newsRecommended')))
    expect(kiosk.text()).not.toContain(kiosk.say('invitations.newsHint'))
  })
  test('news, each a door, before everything else', async () => {
    kiosk.place.server.write('challengeSessions', aSession())
    const confirmed = { id: 'c', type: 'confirmed' as const, at: Date.now() - HOUR, by: 'server' }
    kiosk.place.server.write('bookings', aBooking({ events: [confirmed] }))
    await welcome({ meetings: 1, answers: 2 })
    await until(() => kiosk.text().includes('Votre place est confirmée'))
    for (const words of [
      'Votre place est confirmée',
      'Un rendez-vous vous est proposé',
      '2 réponses vous attendent',
    ]) {
      expect([words, isBefore(words, 'Offres d’emploi'), isBefore(words, 'Votre arrivée est notée')]).toEqual(
        [words, true, true],
      )
    }
    await kiosk.tap('Votre place est confirmée')
    await until(() => kiosk.screen() === 'my-challenges')
  })
  test('an application with other pictures sends to the host, and says so in the list', async () => {
    await welcome({ toCheck: 1 })
    await until(() => kiosk.text().includes('Une candidature attend une vérification'))
    expect(kiosk.text()).toContain('Passez à l’accueil : on regarde avec vous.')
    await kiosk.open('applications')
    await until(() => kiosk.text().includes('d’autres images que les vôtres'))
  })
  test('a yes to employers that is about to end is told kindly, and leads to saying it again', async () => {
    await welcome({ searchConsentEnds: Date.parse('2027-03-12T10:00:00Z') })
    await until(() => kiosk.text().includes('Les employeurs vous trouvent encore jusqu’au 12 mars'))
    await kiosk.tap('Les employeurs vous trouvent encore')
    await until(() => kiosk.screen() === 'consents-unlock')
  })
  test('one that a host put on the card is told', async () => {
    await welcome({ attached: 1 })
    await until(() => kiosk.text().includes('Une candidature est maintenant dans votre liste'))
    await kiosk.tap('Une candidature est maintenant')
    await until(() => kiosk.screen() === 'unlock')
  })
})
