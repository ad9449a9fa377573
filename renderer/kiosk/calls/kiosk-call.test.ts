import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const start = 1_800_000_000_000
const kiosk = useKiosk({ isOnline: true, isFramed: true })

/** What the server tells of the call of this kiosk from now on, and that it changed. */
function tells(call: object | null, { isDeskOn = true, later = 0 } = {}) {
  const reply = { now: start + later, isDeskOn, ...(call ? { call: { calledAt: start, ...call } } : {}) }
  kiosk.place.server.answers.set('kiosk/call', reply)
  kiosk.data.sync.callsTold += 1
}
const reads = (words: string) => until(() => kiosk.text().includes(words))
async function press() {
  await until(() => kiosk.data.sync.connected)
  await kiosk.open('arrive')
  await kiosk.tap('Aide')
  await kiosk.tap('Appeler l’accueil')
}

test('whoever calls reads each step as it is, to the host who comes', async () => {
  tells({})
  await press()
  await reads('Nous appelons l’accueil')
  tells({ shownAt: start })
  await reads('Votre appel s’affiche à l’accueil')
  tells({ shownAt: start }, { later: MINUTE })
  await reads('Personne n’a encore répondu')
  tells({ shownAt: start, answer: { says: 'in-five', at: start, host: 'Léa' } }, { later: MINUTE })
  await reads('Léa vient dans cinq minutes')
  tells({ shownAt: start, answer: { says: 'coming', at: start, host: 'Léa' } })
  await reads('Votre appel est entendu : Léa arrive.')
  await kiosk.tap('L’hôte est là')
  await until(() => !kiosk.text().includes('Léa arrive'))
  expect(kiosk.place.server.requests).toContain('kiosk/call')
})

test('says at once that no desk is on, and that an unplugged server tells nobody', async () => {
  tells({}, { isDeskOn: false })
  await press()
  await reads('Aucun poste de l’accueil n’est allumé')
  kiosk.place.server.stop()
  kiosk.data.sync.callsTold += 1
  await reads('personne n’est prévenu')
  kiosk.place.server.start()
  tells({ shownAt: start })
  await reads('Votre appel s’affiche à l’accueil')
})

test('away from its server the kiosk promises nothing, and the words go again', async () => {
  kiosk.place.server.stop()
  await until(() => !kiosk.data.sync.connected)
  await kiosk.open('arrive')
  await kiosk.tap('Aide')
  await kiosk.tap('Appeler l’accueil')
  await reads('La borne ne peut pas joindre l’accueil')
  await kiosk.tap('Fermer')
  await until(() => !kiosk.text().includes('joindre l’accueil'))
})

test('a call that ends without an answer says so, and can be made again', async () => {
  tells({ shownAt: start })
  await press()
  await reads('Votre appel s’affiche à l’accueil')
  tells(null)
  await reads('L’appel s’est arrêté sans réponse')
  tells({})
  await kiosk.tap('Appeler encore')
  await reads('Nous appelons l’accueil')
})

test('who called too often is told to wait or to walk', async () => {
  const refusal = { status: 429, error: 'too-many-requests', retryAfter: 30 }
  await until(() => kiosk.data.sync.connected)
  await kiosk.open('arrive')
  await kiosk.tap('Aide')
  kiosk.place.server.troubles.set('kiosk/call', [refusal])
  await kiosk.tap('Appeler l’accueil')
  await reads('plusieurs fois en peu de temps')
})

test('a page that was loaded anew finds the call that goes on', async () => {
  tells({ shownAt: start, answer: { says: 'coming', at: start + SECOND, host: 'Léa' } })
  await kiosk.open('attract')
  await reads('Léa arrive')
})
