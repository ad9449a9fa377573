import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { addDays, DAY, parisDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import type { MyPosting } from '../../data/my-board-api.ts'
import { blankPosting } from '../../stores/board-session.ts'
import { aPosting } from '../test-support/a-posting.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { contentOf } from './draft-content.ts'

// Nothing can be touched before it was seen: that has a test of its own.
vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk({ isOnline: true })
const today = parisDay(Date.now())
const field = () => document.querySelector<HTMLInputElement>('input, textarea')!
async function type(words: string) {
  await until(() => field())
  field().value = words
  field().dispatchEvent(new Event('input', { bubbles: true }))
}
/** Rows of a collection that left this kiosk. */
const left = (collection: string) =>
  kiosk.place.server.pushed.filter((row) => JSON.stringify(row).includes(`"${collection}"`)).length

beforeEach(async () => {
  const { site } = await aSite()
  await kiosk.data.records('sites').insert(site)
  await kiosk.data.records('postings').insert(aPosting())
  kiosk.session.name = 'Nadia'
})

describe('one card', () => {
  test('that vanishes while somebody looks at it says so, and leads to the others', async () => {
    await kiosk.open('posting', { postingId: 'cv' })
    await until(() => kiosk.text().includes('relire mon CV'))
    await kiosk.data.records('postings').findOne('cv').remove()
    await until(() => kiosk.text().includes(kiosk.say('board.gone')))
    await kiosk.tap(kiosk.say('board.others'))
    await until(() => kiosk.screen() === 'postings')
  })

  test('that came later stands before the others', async () => {
    const moments = { older: 5, newest: 9_000_000_000_000, newer: 8_000_000_000_000 }
    for (const [id, publishedAt] of Object.entries(moments))
      await kiosk.data.records('postings').insert(aPosting({ id, title: `Annonce ${id}`, publishedAt }))
    await kiosk.open('postings', { door: 'offer' })
    await until(() => Object.keys(moments).every((id) => kiosk.text().includes(`Annonce ${id}`)))
    const places = ['newest', 'newer', 'older'].map((id) => kiosk.text().indexOf(`Annonce ${id}`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('whose last day is over is not shown, although this kiosk still holds it', async () => {
    const old = { id: 'old', title: 'Un vieux projet', endsOn: addDays(today, -1) }
    await kiosk.data.records('postings').insert(aPosting(old))
    await kiosk.open('postings', { door: 'offer' })
    await until(() => kiosk.text().includes('relire mon CV'))
    expect(kiosk.text()).not.toContain('Un vieux projet')
  })

  test('a second touch says once that it interests one, and nobody says it again', async () => {
    await kiosk.open('posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.interested'))
    await kiosk.tap(kiosk.say('board.interest.say'))
    await until(() => kiosk.button(kiosk.say('kiosk.apply.ok')))
    const say = kiosk.button(kiosk.say('kiosk.apply.ok'))
    say.click()
    say.click()
    await until(() => kiosk.text().includes(kiosk.say('board.interest.done')))
    // The kiosk does not know whose card it is: what it says is true of one of the place, too.
    expect(kiosk.text()).toContain('Si c’est le lieu, l’accueil vous en parlera.')
    expect(kiosk.session.interestedIn).toEqual(['cv'])
    await kiosk.open('board')
    await kiosk.open('posting', { postingId: 'cv' })
    await until(() => kiosk.text().includes(kiosk.say('board.interest.already')))
    expect(() => kiosk.button(kiosk.say('board.interested'))).toThrow()
  })

  test('a card that vanished while one said that it interests one is said so all the same', async () => {
    await kiosk.open('posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.interested'))
    await kiosk.data.records('postings').findOne('cv').remove()
    await kiosk.tap(kiosk.say('board.interest.say'))
    await kiosk.tap(kiosk.say('kiosk.apply.ok'))
    await until(() => kiosk.text().includes(kiosk.say('board.interest.done')))
  })

  test('who has no name is asked for one; without it nothing leaves', async () => {
    kiosk.session.name = ''
    await kiosk.open('posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.interested'))
    await kiosk.tap(kiosk.say('board.interest.say'))
    await until(() => kiosk.text().includes(kiosk.say('board.interest.name')))
    await kiosk.tap(kiosk.say('kiosk.apply.ok'))
    await until(() => kiosk.text().includes(kiosk.say('board.interest.nameNeeded')))
    expect(kiosk.session.interestedIn).toEqual([])
  })

  test('of the name in an application only the first word is proposed, shown before it is told', async () => {
    kiosk.session.name = 'Nadia Benali'
    await kiosk.open('posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.interested'))
    await kiosk.tap(kiosk.say('board.interest.say'))
    await until(() => field()?.value === 'Nadia')
    expect(kiosk.session.interestedIn).toEqual([])
    await type('Nad')
    await kiosk.tap(kiosk.say('kiosk.apply.ok'))
    await until(() => kiosk.text().includes(kiosk.say('board.interest.done')))
    expect(kiosk.session).toMatchObject({ name: 'Nadia Benali', boardName: 'Nad' })
    kiosk.session.$reset()
    expect(kiosk.session.boardName).toBe('')
  })

  test('a sentence that was chosen is read in the language of whoever reads', async () => {
    kiosk.speak('en')
    await kiosk.open('posting', { postingId: 'cv' })
    await until(() => kiosk.text().includes('I am looking for someone to read my CV'))
    expect(kiosk.text()).not.toContain('relire')
  })
})

describe('making one', () => {
  test('what was typed and chosen is there after every step back, and goes with the session', async () => {
    kiosk.session.posting = blankPosting('ask')
    await kiosk.open('write-posting')
    await kiosk.tap(kiosk.say('board.topic.company'))
    await kiosk.tap(kiosk.say('board.writing.sentence.own'))
    await type('Jouer aux échecs')
    await kiosk.tap(kiosk.say('kiosk.back'))
    await kiosk.tap(kiosk.say('board.writing.sentence.own'))
    await until(() => field()?.value === 'Jouer aux échecs')
    await kiosk.tap(kiosk.say('board.ok'))
    await until(() => kiosk.text().includes(kiosk.say('board.writing.preview.title')))
    // Away to something else, and back.
    await kiosk.open('board')
    await kiosk.open('write-posting')
    await until(() => kiosk.text().includes('Jouer aux échecs'))
    kiosk.session.$reset()
    expect(JSON.stringify(kiosk.session.$state)).not.toContain('échecs')
  })

  test('a second touch sends one card, and the next one begins blank', async () => {
    kiosk.session.posting = { ...blankPosting('project'), group: 'business', title: 'Monter une friperie' }
    await kiosk.open('write-posting')
    await until(() => kiosk.button(kiosk.say('board.writing.send')))
    const send = kiosk.button(kiosk.say('board.writing.send'))
    send.click()
    send.click()
    await until(() => kiosk.text().includes(kiosk.say('board.writing.sent.title')))
    expect(kiosk.session.posted).toHaveLength(1)
    expect(kiosk.session.posting.title).toBe('')
    await until(() => left('postings') > 0)
    expect(left('postings')).toBe(1)
  })

  test('a number in one’s own words is asked about before it is sent, and sending stays possible', async () => {
    kiosk.session.posting = {
      ...blankPosting('ask'),
      ...{ group: 'company', title: 'Un café ?', text: 'Appelez-moi au 06 12 34 56 78.' },
    }
    await kiosk.open('write-posting')
    await until(() => kiosk.text().includes(kiosk.say('board.writing.warnsHow')))
    await kiosk.tap(kiosk.say('board.writing.send'))
    await until(() => kiosk.text().includes(kiosk.say('board.writing.sent.title')))
  })

  test('days chosen for another topic are shown and sent as no more than this one allows', () => {
    const draft = { ...blankPosting('ask'), title: 'Un mot à relire', days: 30 }
    const read = contentOf(draft, 'read-message', today)
    expect(read.ok && read.value.endsOn).toBe(addDays(today, 14))
  })

  test('another topic takes the sentence along only where it is one’s own', async () => {
    kiosk.session.posting = {
      ...blankPosting('ask'),
      group: 'company',
      title: 'Je voudrais déjeuner avec quelqu’un',
    }
    await kiosk.open('write-posting')
    await kiosk.tap(kiosk.say('kiosk.back'))
    await kiosk.tap(kiosk.say('kiosk.back'))
    await kiosk.tap(kiosk.say('board.topic.read-message'))
    expect(kiosk.session.posting.title).toBe('')
  })
})

describe('one’s own', () => {
  const path = 'visitor/interest-answer'
  beforeEach(() => {
    kiosk.session.access = { session: 'mine', expiresAt: 8e15 }
    const { id, kind, topic, title } = aPosting()
    const interest = { id: 'i1', at: Date.now(), answerBy: Date.now() + 14 * DAY, state: 'waiting' as const }
    const posting = {
      ...{ id, kind, topic, title, state: 'published' as const, since: 1, submittedAt: 1 },
      ...{ endsOn: addDays(today, 2), renewedUntil: addDays(today, 14), interests: [interest] },
    }
    kiosk.session.myBoard = { asked: [], postings: [posting], interests: [] }
    kiosk.place.server.answers.set('visitor/postings', { asked: [], postings: [posting], interests: [] })
    kiosk.place.server.answers.set(path, { name: 'Karim' })
  })

  async function yes(name: string) {
    await kiosk.tap(kiosk.say('board.own.sayYes'))
    await until(() => field()?.value === name)
    await kiosk.tap(kiosk.say('kiosk.apply.ok'))
  }
  const asked = () => kiosk.place.server.asked.filter((call) => call.path === path)

  test('a yes is said once, also where one looks at something else on the card afterwards', async () => {
    kiosk.session.name = 'Nadia Benali'
    kiosk.place.server.troubles.set(path, ['answer-lost'])
    await kiosk.open('my-posting', { postingId: 'cv' })
    await yes('Nadia')
    await until(() => document.querySelector('[role="alert"]'))
    expect(asked().map(({ body }) => body)).toMatchObject([{ answer: 'yes', name: 'Nadia' }])
    await kiosk.tap(kiosk.say('board.own.end'))
    await kiosk.tap(kiosk.say('kiosk.back'))
    await until(() => kiosk.text().includes(kiosk.say('board.own.interests')))
    expect(asked()).toHaveLength(1)
  })

  test('a yes of which nothing was heard is sent again as the same; then both have a name', async () => {
    kiosk.place.server.troubles.set(path, ['answer-lost'])
    await kiosk.open('my-posting', { postingId: 'cv' })
    expect(kiosk.text()).not.toContain('Karim')
    await yes('Nadia')
    await until(() => document.querySelector('[role="alert"]'))
    await yes('Nadia')
    await until(() => kiosk.text().includes(kiosk.say('board.own.interest.yes', { name: 'Karim' })))
    const said = asked().map(({ body }) => body)
    expect(said[1]).toEqual(said[0])
  })

  test('what was said of it a moment ago stands, also where the server has not heard it', async () => {
    await kiosk.open('my-posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.own.renew'))
    await until(() => kiosk.session.myBoard?.postings[0]?.endsOn === addDays(today, 14))
    await kiosk.tap(kiosk.say('board.own.end'))
    await until(() => kiosk.text().includes(kiosk.say('board.own.endAsk')))
    await kiosk.tap(kiosk.say('board.own.end'))
    await until(() => kiosk.text().includes(kiosk.say('board.own.ended')))
    await kiosk.tap(kiosk.say('kiosk.back'))
    await until(() => kiosk.screen() === 'my-postings')
    await until(() => kiosk.text().includes(kiosk.say('board.own.state.ended')))
  })

  /** Their card as it is now, here and at the server. */
  function becomes(fields: Partial<MyPosting>) {
    const postings = kiosk.session.myBoard!.postings.map((one) => ({ ...one, ...fields }))
    kiosk.session.myBoard = { asked: [], postings, interests: [] }
    kiosk.place.server.answers.set('visitor/postings', { asked: [], postings, interests: [] })
  }

  test.each(['pending', 'hidden', 'expired'] as const)(
    'a card of theirs that is %s is taken back too',
    async (state) => {
      becomes({ state })
      await kiosk.open('my-posting', { postingId: 'cv' })
      await kiosk.tap(kiosk.say('board.own.end'))
      await until(() => kiosk.text().includes(kiosk.say('board.own.takeBackAskText')))
      await kiosk.tap(kiosk.say('board.own.end'))
      await until(() => kiosk.text().includes(kiosk.say('board.own.takenBack')))
      expect(kiosk.session.saidOfOwn.get('cv')).toEqual({ type: 'ended' })
    },
  )

  test('who took a card off is said as it was: people for now, or the hosts, after whom it is made again', async () => {
    becomes({ state: 'hidden', byReports: true, reason: 'money' })
    await kiosk.open('my-posting', { postingId: 'cv' })
    await until(() => kiosk.text().includes(kiosk.say('board.own.state.hidden')))
    expect(() => kiosk.button(kiosk.say('board.own.again'))).toThrow()
    becomes({ state: 'hidden', byReports: false, reason: 'money' })
    await until(() => kiosk.text().includes(kiosk.say('board.own.hiddenByHosts')))
    expect(kiosk.text()).not.toContain(kiosk.say('board.own.state.hidden'))
    expect(kiosk.button(kiosk.say('board.own.again'))).toBeTruthy()
  })

  test('a no is looked at before it is told, since it cannot be taken back', async () => {
    becomes({ interests: [{ id: 'i1', at: 1, answerBy: 2, state: 'waiting' }] })
    kiosk.place.server.answers.set('visitor/interest-answer', {})
    const answers = () => kiosk.place.server.asked.filter(({ path }) => path === 'visitor/interest-answer')
    await kiosk.open('my-posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.own.sayNo'))
    await until(() => kiosk.text().includes(kiosk.say('board.own.noAskText')))
    await kiosk.tap(kiosk.say('kiosk.back'))
    await kiosk.tap(kiosk.say('board.own.sayNo'))
    expect(answers()).toEqual([])
    await kiosk.tap(kiosk.say('board.own.noSure'))
    await until(() => kiosk.text().includes(kiosk.say('board.own.interest.no')))
    expect(answers().map(({ body }) => body)).toMatchObject([{ interestId: 'i1', answer: 'no' }])
  })

  test('two who were introduced are not told that they will be', async () => {
    const met = { id: 'i1', at: 1, answerBy: 2, state: 'introduced' as const, name: 'Karim' }
    becomes({ interests: [met] })
    kiosk.session.myBoard!.interests.push({ ...met, id: 'm1', postingId: 'x', title: 'Repas' })
    kiosk.place.server.answers.set('visitor/postings', kiosk.session.myBoard!)
    await kiosk.open('my-posting', { postingId: 'cv' })
    await until(() => kiosk.text().includes(kiosk.say('board.own.interest.introduced', { name: 'Karim' })))
    await kiosk.open('my-postings')
    await until(() => kiosk.text().includes(kiosk.say('board.own.mineState.introduced', { name: 'Karim' })))
  })

  test('a card made again asks first where another was begun, and leaves that one as it is', async () => {
    becomes({ state: 'rejected', reason: 'contact' })
    kiosk.session.posting = { ...blankPosting('project'), group: 'business', title: 'Monter une friperie' }
    await kiosk.open('my-posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.own.again'))
    await kiosk.tap(kiosk.say('board.own.begun.goOn'))
    await until(() => kiosk.screen() === 'write-posting')
    expect(kiosk.session.posting.title).toBe('Monter une friperie')
    await kiosk.open('my-posting', { postingId: 'cv' })
    await kiosk.tap(kiosk.say('board.own.again'))
    await kiosk.tap(kiosk.say('board.own.begun.replace'))
    await until(() => kiosk.screen() === 'write-posting')
    expect(kiosk.session.posting.title).toBe(aPosting().title)
  })
})
