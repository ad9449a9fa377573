import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { passIdFrom, showPassCode } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { fourPictures } from '../test-support/scene.ts'

const kiosk = useKiosk({ isOnline: true })
const passId = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))

/** The person has their page open; the card that is typed is of the visitor named. */
async function atTheCard(visitorId: string) {
  const { server } = kiosk.place
  await until(() => kiosk.data.sync.connected)
  kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  kiosk.session.access = { session: 'mine', expiresAt: 8e15 }
  kiosk.session.profile = {
    ...{ id: 'V1', visitorId: 'V1', siteId: 'mende', rev: '1', at: 1, by: 'k' },
    competences: [
      { id: 'own-1', label: 'Je répare un vélo.', origin: 'personal', addedAt: '1' },
      { id: 'own-2', label: 'Je fais du pain.', origin: 'personal', addedAt: '1' },
    ],
  }
  const signature = new Uint8Array(64)
  server.answers.set('passes/resolve', { token: writePassToken({ keyId: 1, passId, visitorId, signature }) })
  server.answers.set('visitor/session', { session: 'theirs', expiresAt: 8e15 })
  server.answers.set('visitor/profile', { profile: kiosk.session.profile })
  await kiosk.open('ask-somebody')
  for (const { label } of kiosk.session.profile.competences) await kiosk.tap(label)
  await kiosk.tap(kiosk.say('recommend.choose.next'))
  await until(() => document.querySelector('input'))
  const field = document.querySelector('input')!
  field.value = showPassCode(passId)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await until(() => !kiosk.button(kiosk.say('kiosk.next')).disabled)
  await kiosk.tap(kiosk.say('kiosk.next'))
}
async function showPictures() {
  await until(() => document.querySelector('.picture'))
  for (const picture of fourPictures) await kiosk.tap(kiosk.say(picture))
  await kiosk.tap(kiosk.say('kiosk.next'))
}
/** A yes to the first sentence, a no to the second. */
async function answer(fact?: string) {
  await until(() => document.querySelector('.pill'))
  const [yes, , , no] = [...document.querySelectorAll<HTMLButtonElement>('.pill')]
  yes!.click()
  no!.click()
  await until(() => !kiosk.button(kiosk.say('recommend.says.next')).disabled)
  await kiosk.tap(kiosk.say('recommend.says.next'))
  await tell(fact)
}
/** How they know the person, and one fact. */
async function tell(fact = 'Elle a réparé le mien.') {
  await until(() => document.querySelector('textarea'))
  await kiosk.tap(kiosk.say('recommend.role.association'))
  const field = document.querySelector('textarea')!
  field.value = fact
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await kiosk.tap(kiosk.say('recommend.says.next'))
}
const words = { role: 'association', fact: 'Elle a réparé le mien.' }
const told = () => document.querySelector('[role="alert"]')?.textContent
const said = () => kiosk.place.server.asked.filter(({ path }) => path === 'visitor/recommendations')

test('one’s own card says nothing of oneself', async () => {
  await atTheCard('V1')
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.oneself')))
  expect(document.querySelector('.picture')).toBeNull()
})

test('wrong pictures are asked again', async () => {
  kiosk.place.server.troubles.set('visitor/session', [{ status: 401, error: 'wrong-credentials' }])
  await atTheCard('V2')
  await showPictures()
  await until(() => told()?.includes(kiosk.say('kiosk.unlock.refused.wrong')))
  expect(document.querySelectorAll('.chosen .filled')).toHaveLength(0)
})

test.each(['author-away', 'person-away', 'reciprocal', 'not-declared', 'full'])(
  'what the server refuses as %s is explained, and the button comes back',
  async (reason) => {
    const refused = { status: 409, error: 'not-possible', reasons: [reason] }
    kiosk.place.server.troubles.set('visitor/recommendations', [refused])
    await atTheCard('V2')
    await showPictures()
    await answer()
    await until(() => told())
    expect(told()?.replace(/\s+/gu, ' ')).toBe(kiosk.say(`recommend.refused.${reason}`))
    expect(kiosk.button(kiosk.say('recommend.says.next')).getAttribute('aria-busy')).toBeNull()
  },
)

test('only what was seen is said, and the session of whoever saw it ends with it', async () => {
  kiosk.place.server.answers.set('visitor/recommendations', {})
  await atTheCard('V2')
  await showPictures()
  await answer()
  await until(() => kiosk.text().includes(kiosk.say('recommend.thanks.text')))
  expect(said().map(({ body }) => body)).toEqual([{ of: 'mine', competenceIds: ['own-1'], ...words }])
  expect(kiosk.place.server.requests.filter((path) => path === 'visitor/session')).toHaveLength(2)
})

test('whoever goes back finds what they answered, chose and typed', async () => {
  await atTheCard('V2')
  await showPictures()
  await answer('Son numéro est le 06 12 34 56 78.')
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.fact-contact')))
  await kiosk.tap(kiosk.say('kiosk.back'))
  await until(() => document.querySelector('.pill'))
  const pressed = () =>
    [...document.querySelectorAll('[aria-pressed]')].map((one) => one.getAttribute('aria-pressed'))
  expect(pressed()).toEqual(['true', 'false', 'false', 'true'])
  await kiosk.tap(kiosk.say('recommend.says.next'))
  await until(() => document.querySelector('textarea'))
  expect(document.querySelector('textarea')!.value).toBe('Son numéro est le 06 12 34 56 78.')
  expect(kiosk.button(kiosk.say('recommend.role.association')).getAttribute('aria-pressed')).toBe('true')
})

test('what is refused after the pictures were asked again stands where it was typed', async () => {
  kiosk.place.server.troubles.set('visitor/recommendations', [
    { status: 401, error: 'sign-in-needed' },
    { status: 409, error: 'not-possible', reasons: ['person-away'] },
  ])
  await atTheCard('V2')
  await showPictures()
  await answer()
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.closed')))
  await showPictures()
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.person-away')))
  expect(document.querySelector('textarea')?.value).toBe(words.fact)
})

test('a fact that tells how to reach somebody, or who they are, is not sent; without one the rest is', async () => {
  kiosk.place.server.answers.set('visitor/recommendations', {})
  await atTheCard('V2')
  await showPictures()
  await answer('Son numéro est le 06 12 34 56 78.')
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.fact-contact')))
  await tell('Elle est enceinte.')
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.fact-personal')))
  expect(said()).toEqual([])
  // A second touch takes the choice back.
  await tell('')
  await until(() => kiosk.text().includes(kiosk.say('recommend.thanks.text')))
  expect(said().map(({ body }) => body)).toEqual([
    { of: 'mine', competenceIds: ['own-1'], role: 'association' },
  ])
})

test('whoever stood there too long shows their pictures once more, and what they said goes', async () => {
  kiosk.place.server.troubles.set('visitor/recommendations', [{ status: 401, error: 'sign-in-needed' }])
  kiosk.place.server.answers.set('visitor/recommendations', {})
  await atTheCard('V2')
  await showPictures()
  await answer()
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.closed')))
  expect(kiosk.session.access?.session).toBe('mine')
  await showPictures()
  await until(() => kiosk.text().includes(kiosk.say('recommend.thanks.text')))
  expect(said().map(({ body }) => body)).toEqual([{ of: 'mine', competenceIds: ['own-1'], ...words }])
})

test('a page that closed meanwhile is opened again with the pictures of its holder', async () => {
  kiosk.place.server.troubles.set('visitor/recommendations', [{ status: 401, error: 'wrong-credentials' }])
  kiosk.place.server.answers.set('visitor/recommendations', {})
  kiosk.session.secret = [1, 2, 3, 4]
  await atTheCard('V2')
  await showPictures()
  kiosk.place.server.answers.set('visitor/session', { session: 'mine again', expiresAt: 8e15 })
  await answer()
  await until(() => kiosk.text().includes(kiosk.say('recommend.thanks.text')))
  expect(said().map(({ body }) => body)).toEqual([{ of: 'mine again', competenceIds: ['own-1'], ...words }])
})
