import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { fourPictures } from '../test-support/scene.ts'

const passId = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
const there = { passId, visitorId: 'AWATHERE', keyId: 1, signature: new Uint8Array(64) }
const token = writePassToken(there)
const about = { token, site: 'La Serre de Florac', hasPictures: true }
const visits = async (kiosk: ReturnType<typeof useKiosk>) =>
  (await kiosk.data.records('visits').find().exec()).map((one) => one.toJSON())

describe('with its server', () => {
  const kiosk = useKiosk({ isOnline: true })
  const server = () => kiosk.place.server

  async function show(told: object = about) {
    server().answers.set('passes/elsewhere', told)
    kiosk.session.$reset()
    await kiosk.open('pass')
    await until(() => kiosk.data.sync.connected)
    kiosk.scan(token)
  }
  async function give() {
    for (const picture of fourPictures) await kiosk.tap(kiosk.say(picture))
    await kiosk.tap('C’est oui')
  }

  test('asks in plain words, and tells the server nothing before there is a yes', async () => {
    await show()
    await until(() => kiosk.screen() === 'known-here')
    for (const words of ['La Serre de Florac', 'Votre prénom', 'Vos visites', 'Un geste'])
      expect(kiosk.text()).toContain(words)
    expect(server().requests.filter((path) => path.startsWith('passes/elsewhere'))).toEqual([
      'passes/elsewhere',
    ])
  })
  test('no: comes in like anybody without a card, and nothing of it is left', async () => {
    await show()
    await kiosk.tap('Non, j’entre sans carte')
    await until(() => kiosk.screen() === 'name')
    expect([kiosk.session.cardElsewhere, kiosk.session.pass]).toEqual([null, null])
    expect(server().requests).not.toContain('passes/elsewhere/yes')
  })
  test('yes: the pictures prove it, and they are here as whom this site knows', async () => {
    server().answers.set('passes/elsewhere/yes', { visitorId: 'AWAHERE' })
    await show()
    await kiosk.tap('Oui, reconnaissez-moi')
    await give()
    await until(() => kiosk.screen() === 'welcome')
    expect(await visits(kiosk)).toMatchObject([{ visitorId: 'AWAHERE', arrivedBy: 'pass' }])
    expect(kiosk.session.pass).toMatchObject({ passId, visitorId: 'AWAHERE', token })
    const asked = server().asked.find(({ path }) => path === 'passes/elsewhere/yes')
    expect(asked?.body).toMatchObject({ card: token, language: 'fr', secret: expect.any(Array) as unknown })
  })
  test('wrong pictures are said, and tried again; nobody came in', async () => {
    server().answers.set('passes/elsewhere/yes', { visitorId: 'AWAHERE' })
    server().troubles.set('passes/elsewhere/yes', [{ status: 403, error: 'wrong-credentials' }])
    await show()
    await kiosk.tap('Oui, reconnaissez-moi')
    await give()
    await until(() => kiosk.text().includes('Ce ne sont pas les images'))
    expect(await visits(kiosk)).toEqual([])
    await give()
    await until(() => kiosk.screen() === 'welcome')
  })
  test('without pictures a host’s code proves it', async () => {
    server().answers.set('passes/elsewhere/yes', { visitorId: 'AWAHERE' })
    await show({ ...about, hasPictures: false })
    await kiosk.tap('Oui, reconnaissez-moi')
    await until(() => kiosk.text().includes('Code donné par l’accueil'))
    kiosk.session.typedCode = 'ABCD EFGH'
    await until(() => !kiosk.button('C’est oui').disabled)
    await kiosk.tap('C’est oui')
    await until(() => kiosk.screen() === 'welcome')
    const asked = server().asked.find(({ path }) => path === 'passes/elsewhere/yes')
    expect(asked?.body).toMatchObject({ code: 'ABCD EFGH' })
  })
  test('known already: is asked only whether the card is theirs', async () => {
    await show({ ...about, visitorId: 'AWAHERE' })
    await until(() => kiosk.screen() === 'confirm')
    expect(kiosk.session.shownPass).toMatchObject({ passId, visitorId: 'AWAHERE', checked: 'server' })
  })
  test('dead at its own site: refused, as any card that opens nothing', async () => {
    server().troubles.set('passes/elsewhere', [{ status: 403, error: 'wrong-credentials' }])
    await show()
    await until(() => kiosk.text().includes('n’ouvre rien ici'))
    expect(kiosk.screen()).toBe('pass')
  })
})

describe('without network', () => {
  const kiosk = useKiosk()

  test('says so, and they come in anyway', async () => {
    await kiosk.data.records('sites').insert((await aSite()).site)
    kiosk.session.$reset()
    await kiosk.open('pass')
    kiosk.scan(token)
    await until(() => kiosk.screen() === 'known-here')
    expect(kiosk.text()).toContain('Sans réseau, on ne peut pas le savoir')
    expect(kiosk.text()).toContain('La prochaine fois')
    await kiosk.tap('J’entre')
    await until(() => kiosk.screen() === 'name')
  })
})
