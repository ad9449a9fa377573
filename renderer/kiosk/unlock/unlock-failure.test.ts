import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import type { ScreenName } from '../router.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { fourPictures } from '../test-support/scene.ts'

const kiosk = useKiosk({ isOnline: true })

test.each<[ScreenName]>([['unlock'], ['attestations-unlock']])(
  'what cannot be opened for a reason that nobody foresaw says so, and gives the button back (%s)',
  async (screen) => {
    vi.stubGlobal('reportError', vi.fn())
    await until(() => kiosk.data.sync.connected)
    kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
    await kiosk.open(screen)
    vi.spyOn(kiosk.data, 'call').mockRejectedValue(new Error('memory'))
    for (const picture of ['Soleil', 'Lune', 'Arbre', 'Fleur']) await kiosk.tap(picture)
    const open = kiosk.button(kiosk.say('kiosk.unlock.open'))
    open.click()
    await until(() => document.querySelector('[role="alert"]'))
    expect(open.getAttribute('aria-busy')).toBeNull()
  },
)

const noPictures = (mayChoosePictures: boolean) => ({
  ...{ meetings: 0, questions: 0, answers: 0, toCheck: 0, attached: 0, challengesReadUntil: 0 },
  ...{ hasPictures: false, mayChoosePictures, alsoKnownAs: [] },
})

test('who never chose pictures is sent to a host, and asked for none', async () => {
  await until(() => kiosk.data.sync.connected)
  kiosk.session.news = noPictures(false)
  await kiosk.open('attestations-unlock')
  expect(kiosk.text()).toContain(kiosk.say('jobs.pictures.askHost'))
  expect(document.querySelector('.picture')).toBeNull()
})

const isChosen = () => kiosk.text().includes(kiosk.say('kiosk.pictures.choose'))
const pictures = async (button: string) => {
  for (const picture of fourPictures) await kiosk.tap(kiosk.say(picture))
  await kiosk.tap(kiosk.say(button))
}
/** The card was made here today: its holder is back at the same kiosk. */
async function backToday(screen: ScreenName) {
  const { session, place } = kiosk
  await until(() => kiosk.data.sync.connected)
  session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  session.news = noPictures(true)
  place.server.answers.set('visitor/pictures', null)
  place.server.answers.set('visitor/session', { session: 'open', expiresAt: 8e15 })
  place.server.answers.set('visitor/invitations', { invitations: [] })
  await kiosk.open(screen)
  await until(() => document.querySelector('.picture'))
}
async function chooseTwice() {
  await pictures('kiosk.pictures.again')
  await until(() => kiosk.text().includes(kiosk.say('kiosk.pictures.againTitle')))
  await pictures('consents.pictures.keep')
}
const asked = (path: string) => kiosk.place.server.requests.filter((request) => request === path).length

test.each<[ScreenName]>([
  ['my-data-unlock'],
  ['invitations-unlock'],
  ['my-page-unlock'],
  ['consents-unlock'],
  ['ask-unlock'],
  ['attestations-unlock'],
])(
  'whose card was made today chooses pictures instead of showing some that never were (%s)',
  async (screen) => {
    await backToday(screen)
    expect(isChosen()).toBe(true)
    expect(asked('visitor/session')).toBe(0)
  },
)

test('the pictures that were chosen open what was asked for, also where the first answer was lost', async () => {
  await backToday('invitations-unlock')
  kiosk.place.server.troubles.set('visitor/pictures', [
    'answer-lost',
    { status: 409, error: 'not-possible', reasons: ['has-pictures'] },
  ])
  await chooseTwice()
  await until(() => kiosk.text().includes(kiosk.say('kiosk.unlock.offline')))
  await kiosk.tap(kiosk.say('kiosk.unlock.tryAgain'))
  await chooseTwice()
  await until(() => kiosk.screen() === 'invitations')
  expect([kiosk.session.access?.session, kiosk.session.secret?.length]).toEqual(['open', 4])
})

test('a card that got other pictures meanwhile is asked for these', async () => {
  await backToday('invitations-unlock')
  const { troubles } = kiosk.place.server
  troubles.set('visitor/pictures', [{ status: 409, error: 'not-possible', reasons: ['has-pictures'] }])
  troubles.set('visitor/session', [{ status: 401, error: 'wrong-credentials' }])
  await chooseTwice()
  await until(() => kiosk.text().includes(kiosk.say('kiosk.pictures.give')))
  await until(() => kiosk.text().includes(kiosk.say('kiosk.unlock.refused.wrong')))
})

test('where the server wants a host to allow it, a host is asked', async () => {
  await backToday('invitations-unlock')
  kiosk.place.server.troubles.set('visitor/pictures', [
    { status: 409, error: 'not-possible', reasons: ['ask-host'] },
  ])
  await chooseTwice()
  await until(() => kiosk.text().includes(kiosk.say('jobs.pictures.askHost')))
})

test('a card made in this session that nothing was sent with is asked for no pictures', async () => {
  await until(() => kiosk.data.sync.connected)
  kiosk.session.isNewCard = true
  await kiosk.open('unlock')
  expect(kiosk.text()).toContain(kiosk.say('jobs.pictures.none'))
})
