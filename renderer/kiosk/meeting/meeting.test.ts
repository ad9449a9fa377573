import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TalkTopic } from '../../../domain/postings/talk-topics.ts'
import { addDays, parisDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aVisit } from '../../data/testing/records.ts'
import { aPosting } from '../test-support/a-posting.ts'
import { place } from '../test-support/scene.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const day = parisDay(Date.now())
async function here(id: string, visitorId: string, openTo?: TalkTopic[]): Promise<void> {
  const open = openTo ? { openTo, openToRev: '1' } : {}
  await kiosk.data.records('visits').upsert(aVisit(id, { day, visitorId, ...open }))
}
const crowd = async (count: number) => {
  for (let at = 0; at < count; at += 1) await here(`c${at}`, `C${at}`)
}
const mine = async () => (await kiosk.data.records('visits').findOne('visit').exec())?.openTo
const pressed = () => kiosk.text()

beforeEach(async () => {
  await place(kiosk)
  await here('visit', 'V1')
})

describe('who likes to talk today', () => {
  test('says so by touching up to three pictures, and takes it back in one tap from the welcome', async () => {
    await kiosk.open('talk')
    await kiosk.tap('Faire un budget')
    await until(async () => (await mine())?.length === 1)
    await kiosk.tap('Mon métier')
    await until(async () => (await mine())?.length === 2)
    await kiosk.tap('Un café, de tout et de rien')
    await until(async () => (await mine())?.length === 3)
    await kiosk.tap('Créer son activité')
    await until(() => kiosk.text().includes('Trois, c’est déjà bien.'))
    expect(await mine()).toEqual(['budget', 'trade', 'company'])
    await kiosk.open('welcome')
    await until(() => kiosk.text().includes('Ouvert·e à discuter'))
    await kiosk.tap('Ne plus discuter aujourd’hui')
    await until(async () => (await mine()) === undefined)
    expect(kiosk.text()).toContain('Discuter aujourd’hui')
  })
})

describe('who would like to talk', () => {
  test('reads that somebody here likes to, by no name and no number, and not of themselves', async () => {
    await here('visit', 'V1', ['trade'])
    await here('o1', 'O1', ['budget'])
    await here('o2', 'O2', ['budget'])
    await kiosk.open('meet')
    await until(() => kiosk.text().includes('De quoi aimeriez-vous parler'))
    expect(kiosk.text()).not.toContain('Quelqu’un ici en parle volontiers.')
    await crowd(4)
    await until(() => kiosk.text().includes('Quelqu’un ici en parle volontiers.'))
    expect(pressed().split('Quelqu’un ici en parle volontiers.')).toHaveLength(2)
    expect(pressed()).not.toMatch(/\b2\b|O1|O2/)
    const first = kiosk.button('Faire un budget')
    expect(first.textContent).toContain('Quelqu’un ici en parle volontiers.')
  })

  test('reads the days that authors of cards chose to tell, and asks to meet with a name of their own', async () => {
    const endsOn = addDays(day, 9)
    const card = {
      id: 'h',
      kind: 'help',
      topic: 'can-do',
      title: 'Je peux aider à faire un budget',
      endsOn,
    } as const
    await kiosk.data.records('postings').upsert(aPosting({ ...card, usualDays: [2] }))
    await kiosk.open('meet', { topic: 'budget' })
    await until(() => kiosk.text().includes('Quelqu’un vient souvent : mardi.'))
    await kiosk.tap('Demander une rencontre')
    kiosk.session.begun.boardName = 'Awa'
    await kiosk.open('meet', { topic: 'company' })
    await kiosk.tap('Demander une rencontre')
    await kiosk.tap('C’est bon')
    await until(() => kiosk.text().includes('C’est demandé'))
    expect(kiosk.session.wished).toEqual(['company'])
    const kept = JSON.stringify(await kiosk.data.records('visits').find().exec())
    expect(kept).not.toContain('Awa')
  })
})

test('a card whose author is here says so, and no other', async () => {
  await kiosk.data.records('postings').bulkUpsert([aPosting(), aPosting({ id: 'other', title: 'Un autre' })])
  kiosk.place.server.answers.set('board/around', { cards: ['other'] })
  await kiosk.open('posting', { postingId: 'other' })
  await until(() => kiosk.text().includes('Son auteur est là aujourd’hui'))
  await kiosk.open('posting', { postingId: 'cv' })
  await until(() => kiosk.text().includes('pour relire mon CV'))
  expect(kiosk.text()).not.toContain('Son auteur est là aujourd’hui')
})
