import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import { passIdFrom, showPassCode } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { checkIn } from '../../data/visits.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const FRESH = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
const visitorId = 'AWA'
const token = writePassToken({ keyId: 1, passId: FRESH, visitorId, signature: new Uint8Array(64) })

async function typeCode(kiosk: ReturnType<typeof useKiosk>): Promise<void> {
  kiosk.session.$reset()
  await kiosk.open('pass')
  await kiosk.tap('J’ai perdu ma carte')
  await until(() => kiosk.text().includes('Carte perdue, images oubliées'))
  kiosk.session.typedCode = 'ABCD EFGH'
  await until(() => !kiosk.button('Suivant').disabled)
  await kiosk.tap('Suivant')
}

describe('with its server', () => {
  const kiosk = useKiosk({ isOnline: true })

  test('a host’s code gives a new card, and what the old one booked is there', async () => {
    kiosk.place.server.write('challengeSessions', aSession())
    kiosk.place.server.write('bookings', aBooking({ visitorId }))
    kiosk.place.server.answers.set('passes/recover', { kind: 'card', token })
    await typeCode(kiosk)
    await until(() => kiosk.screen() === 'card')
    expect(kiosk.text()).toContain(showPassCode(FRESH))
    await kiosk.open('my-challenges')
    await until(() => kiosk.text().includes('À confirmer'))
  })
  test('who was here already stays so, once, and can leave with the new card', async () => {
    await checkIn(kiosk.data, { arrivedBy: 'pass', visitorId })
    kiosk.place.server.answers.set('passes/recover', { kind: 'card', token })
    await typeCode(kiosk)
    await until(() => kiosk.screen() === 'card')
    const visits = (await kiosk.data.records('visits').find().exec()).map((one) => one.toJSON())
    expect(visits).toMatchObject([{ visitorId }])
    expect(visits[0]).not.toHaveProperty('closing')
    expect(kiosk.session.wasPresent).toBe(true)
  })
  /** Somebody is at the screen, with a card of which nothing is known but whose it is, and touches "J'ai un code". */
  async function typeCodeAs(whose: string): Promise<void> {
    const { session, place } = kiosk
    place.server.answers.set('passes/recover', { kind: 'card', token })
    session.pass = { passId: 'P1', visitorId: whose, token: 'PEP1TOKEN', checked: 'server' }
    session.name = 'Nadia'
    session.profile = blankProfile(whose, kiosk.data.writer())
    session.draft.message = 'Je suis libre.'
    session.access = { session: 'theirs', expiresAt: 8e15 }
    session.sentHere = [{ jobOfferId: 'vente' } as never]
    session.typedCode = 'ABCDEFGH'
    await kiosk.open('recover')
    await kiosk.tap('Suivant')
    await until(() => kiosk.screen() === 'card')
  }
  const told = () => {
    const { name, profile, draft, sentHere, access } = kiosk.session
    return [name, profile?.id ?? null, draft.message, sentHere.length, access?.session ?? null]
  }
  test('whoever types a code at the screen of somebody else takes over nothing of theirs', async () => {
    await typeCodeAs('NADIA')
    expect(told()).toEqual(['', null, '', 0, null])
    expect(kiosk.session.pass?.visitorId).toBe(visitorId)
    await until(() => kiosk.place.server.requests.includes('visitor/session'))
  })
  test('who renews their own card keeps what they told', async () => {
    await typeCodeAs(visitorId)
    expect(told()).toEqual(['Nadia', visitorId, 'Je suis libre.', 1, 'theirs'])
  })
  test('a disk that failed once does not cost the card: the code, used up, is not asked again', async () => {
    vi.stubGlobal('reportError', vi.fn())
    kiosk.place.server.answers.set('passes/recover', { kind: 'card', token })
    vi.spyOn(kiosk.data, 'insert').mockRejectedValueOnce(new Error('disk'))
    await typeCode(kiosk)
    await until(() => kiosk.text().includes('pas enregistré'))
    kiosk.place.server.answers.delete('passes/recover')
    await kiosk.tap('Suivant')
    await until(() => kiosk.screen() === 'card')
    expect(kiosk.text()).toContain(showPassCode(FRESH))
  })
  test('an answer lost on the way does not cost the card: the code is sent again as the same request', async () => {
    const { server } = kiosk.place
    server.answers.set('passes/recover', { kind: 'card', token })
    server.troubles.set('passes/recover', ['answer-lost'])
    await typeCode(kiosk)
    await until(() => server.asked.some(({ path }) => path === 'passes/recover'))
    await until(() => !kiosk.button('Suivant').disabled)
    await kiosk.tap('Suivant')
    await until(() => kiosk.screen() === 'card')
    const asked = server.asked.filter(({ path }) => path === 'passes/recover')
    expect(asked).toHaveLength(2)
    expect(asked[1]!.body).toEqual(asked[0]!.body)
    expect(asked[0]!.body).toMatchObject({ requestId: expect.any(String) as string })
  })
  test('new pictures are chosen before anything changes', async () => {
    kiosk.place.server.answers.set('passes/recover', { kind: 'pictures', token: null })
    await typeCode(kiosk)
    await until(() => kiosk.text().includes('Quatre nouvelles images'))
    kiosk.place.server.answers.set('passes/recover', { kind: 'pictures', token })
    const pictures = ['Soleil', 'Lune', 'Arbre', 'Fleur']
    for (const picture of pictures) await kiosk.tap(picture)
    await kiosk.tap('Encore une fois')
    for (const picture of pictures) await kiosk.tap(picture)
    await kiosk.tap('Garder')
    await until(() => kiosk.screen() === 'welcome')
    expect(kiosk.session.secret).toHaveLength(4)
  })
})

describe('without network', () => {
  const kiosk = useKiosk()

  test('it says so, before and after the code', async () => {
    await typeCode(kiosk)
    await until(() => kiosk.text().includes('Le réseau manque en ce moment'))
    expect(kiosk.text()).toContain('La nouvelle carte se fera dès qu’il revient')
  })
})
