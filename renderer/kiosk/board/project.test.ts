import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aPosting } from '../test-support/a-posting.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { knownCard, place } from '../test-support/scene.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()
const shop = {
  ...{ id: 'shop', kind: 'project' as const, topic: 'business' as const, title: 'Monter une friperie' },
  steps: [{ text: 'Trouver un lieu' }, { text: 'Ouvrir' }],
  wanted: ['ability:work-in-team', 'ability:organise'],
}
const interest = { id: 'i', at: 1, answerBy: 2, postingId: 'shop', ofProject: true }
const pressed = (name: string) => kiosk.button(name).getAttribute('aria-pressed') === 'true'

beforeEach(async () => {
  await place(kiosk)
  knownCard(kiosk)
  await kiosk.data.records('postings').insert(aPosting(shop))
})
const joined = (state: 'accepted' | 'left' = 'accepted') => {
  kiosk.session.myBoard = { asked: [], postings: [], interests: [{ ...interest, state, title: shop.title }] }
}

test('who does not belong to a project, or left it, finds nothing to tell', async () => {
  await kiosk.open('my-project', { postingId: 'shop' })
  await until(() => kiosk.text().includes(kiosk.say('board.project.gone')))
  joined('left')
  await kiosk.open('my-project', { postingId: 'shop' })
  await until(() => kiosk.text().includes(kiosk.say('board.project.gone')))
})

test('a touch says that a step is done, at once on this screen and on its card, and another takes it back', async () => {
  joined()
  await kiosk.open('my-project', { postingId: 'shop' })
  await kiosk.tap('Trouver un lieu')
  await until(() => pressed('Trouver un lieu'))
  await kiosk.tap('Trouver un lieu')
  await until(() => !pressed('Trouver un lieu'))
  expect(kiosk.session.toldOfProjects.get('shop')!.map(({ word }) => word.does)).toEqual(['done', 'not-done'])
})

test('a line that was chosen stands in the log; one’s own is said to be read first, and what was typed is gone', async () => {
  joined()
  await kiosk.open('my-project', { postingId: 'shop' })
  await kiosk.tap(kiosk.say('board.project.tell'))
  await kiosk.tap('Quelqu’un nous a rejoints')
  await until(() => kiosk.text().includes(kiosk.say('board.project.log')))
  await kiosk.tap(kiosk.say('board.project.tell'))
  await kiosk.tap(kiosk.say('board.project.own'))
  kiosk.session.begun.projectLine = 'Trois portants'
  await kiosk.tap(kiosk.say('board.ok'))
  await until(() => kiosk.text().includes(kiosk.say('board.project.toldOwn')))
  expect(kiosk.text()).not.toContain('Trois portants')
  expect(kiosk.session.begun.projectLine).toBeUndefined()
})

test('whoever leaves is asked once more, and tells nothing of it afterwards', async () => {
  joined()
  await kiosk.open('my-project', { postingId: 'shop' })
  await kiosk.tap(kiosk.say('board.project.leave'))
  await kiosk.tap(kiosk.say('board.project.leaveSure'))
  await until(() => kiosk.screen() === 'my-postings')
  await until(() => kiosk.text().includes(kiosk.say('board.own.mineState.left')))
})

test('the card says the stage by what is done, what is missing still, and what one’s own page says of it', async () => {
  await kiosk.data.records('postings').insert(
    aPosting({
      ...{ ...shop, id: 'going', title: 'Le jardin' },
      shown: {
        done: [0],
        found: ['ability:organise'],
        log: [{ id: 'l', at: Date.now(), text: 'Le local est prêt' }],
      },
    }),
  )
  await kiosk.open('posting', { postingId: 'going' })
  await until(() => kiosk.text().includes('Le local est prêt'))
  expect(kiosk.text()).toContain('Étapes faites : 1 sur 2')
  expect(kiosk.text()).not.toContain('Organiser')
  expect(kiosk.text()).not.toContain('Vous savez le faire')
  const kept = { id: 'x', ability: 'work-in-team', esco: 'none', addedAt: '000000001.000.k', said: '' }
  kiosk.session.profile = { competences: [kept] } as never
  await until(() => kiosk.text().includes('Vous savez le faire'))
})
