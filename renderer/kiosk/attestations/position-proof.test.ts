import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer, anOffer, aSession } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

/** A post of a session is applied to with the card: as everywhere, not before the card is known to be theirs. */
const kiosk = useKiosk({ isOnline: true })
const news = {
  ...{ meetings: 0, questions: 0, answers: 0, toCheck: 0, attached: 0, challengesReadUntil: 0 },
  hasPictures: true,
  mayChoosePictures: false,
  alsoKnownAs: [],
}
beforeEach(async () => {
  await kiosk.data.records('employers').insert(anEmployer())
  await kiosk.data.records('jobOffers').insert(anOffer())
  await kiosk.data.records('challengeSessions').insert(aSession({ offersPresented: ['vente'] }))
  await until(() => kiosk.data.sync.connected)
  kiosk.session.name = 'Nadia'
  kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  kiosk.session.news = news
})
async function send() {
  await until(() => document.querySelector('.picture'))
  for (const picture of ['Soleil', 'Lune', 'Arbre', 'Fleur']) await kiosk.tap(picture)
  await kiosk.tap(kiosk.say('attestations.position.send'))
}

test('wrong pictures send nothing, and are asked again', async () => {
  const seal = vi.spyOn(kiosk.data, 'saveSealed').mockResolvedValue({ ok: true, value: undefined })
  const call = vi.spyOn(kiosk.data, 'call')
  call.mockResolvedValue({ ok: false, reason: 'wrong-credentials' } as never)
  await kiosk.open('position', { sessionId: 's1' })
  await kiosk.tap('Vendeuse ou vendeur')
  await send()
  await until(() => document.querySelector('[role="alert"]'))
  expect(seal).not.toHaveBeenCalled()
  expect(kiosk.session.secret).toBeNull()
  const right = ({ path }: Endpoint) =>
    path === 'visitor/session' ? { session: 's', expiresAt: 8e15 } : { applications: [] }
  call.mockImplementation((asked: Endpoint) => Promise.resolve({ ok: true, value: right(asked) }) as never)
  await send()
  await until(() => kiosk.session.positioned.includes('vente'))
  expect(seal).toHaveBeenCalledOnce()
})

test('with a card that never had pictures a host is asked first', async () => {
  kiosk.session.news = { ...news, hasPictures: false }
  await kiosk.open('position', { sessionId: 's1' })
  await kiosk.tap('Vendeuse ou vendeur')
  await until(() => kiosk.text().includes(kiosk.say('jobs.pictures.askHost')))
})
