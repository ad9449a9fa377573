import type { TalkTopic } from '../../../domain/postings/talk-topics.ts'
import { addDays, parisDay } from '../../../domain/time.ts'
import { aVisit } from '../../data/testing/records.ts'
import { blankPosting } from '../../stores/board-session.ts'
import { aPosting } from './a-posting.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { knownCard, place, type Scene } from './scene.ts'

/** Some people in the place, of whom the one at the screen and another say of what they like to talk. */
async function people(kiosk: OpenedKiosk, mine: TalkTopic[] = []): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
  const open = (openTo: TalkTopic[]) =>
    openTo.length > 0 ? { openTo, openToRev: '000000001.000.server' } : {}
  const day = parisDay(Date.now())
  await kiosk.data
    .records('visits')
    .bulkUpsert([
      aVisit('visit', { day, visitorId: 'V1', ...open(mine) }),
      aVisit('o1', { day, visitorId: 'O1', ...open(['budget']) }),
      ...['o2', 'o3', 'o4', 'o5'].map((id) => aVisit(id, { day, visitorId: id.toUpperCase() })),
    ])
  const endsOn = addDays(day, 10)
  const helps = { kind: 'help', topic: 'can-do', title: 'Je peux aider à faire un budget', endsOn } as const
  await kiosk.data.records('postings').bulkUpsert([aPosting({ id: 'helps', ...helps, usualDays: [2, 4] })])
  kiosk.place.server.answers.set('board/around', { cards: ['helps'] })
}
const said = (kiosk: OpenedKiosk) => people(kiosk, ['budget', 'company'])
async function named(kiosk: OpenedKiosk): Promise<void> {
  await people(kiosk)
  kiosk.session.name = 'Nadia'
}

/** Of what one likes to talk today, and with whom one would. */
export const meetingScenes: readonly Scene[] = [
  { name: 'of what one likes to talk', screen: 'talk', given: people },
  { name: 'of what one said that one likes to talk', screen: 'talk', given: said },
  {
    name: 'three are chosen, and a fourth is touched',
    screen: 'talk',
    given: (kiosk) => people(kiosk, ['budget', 'company', 'trade']),
    reach: (tap) => tap('meeting.topic.writing'),
  },
  { name: 'the welcome of who likes to talk', screen: 'welcome', given: said },
  { name: 'of what one would like to talk', screen: 'meet', given: people },
  { name: 'somebody here likes to talk of it', screen: 'meet', params: { topic: 'budget' }, given: people },
  {
    name: 'a name for whoever likes to talk of it',
    screen: 'meet',
    params: { topic: 'budget' },
    given: people,
    reach: (tap) => tap('meeting.meet.ask'),
  },
  {
    name: 'a meeting is asked for',
    screen: 'meet',
    params: { topic: 'budget' },
    given: named,
    async reach(tap) {
      await tap('meeting.meet.ask')
      await tap('kiosk.apply.ok')
    },
  },
  {
    name: 'a meeting was asked for before',
    screen: 'meet',
    params: { topic: 'budget' },
    async given(kiosk) {
      await people(kiosk)
      kiosk.session.wished = ['budget']
    },
  },
  {
    name: 'a meeting, without a card',
    screen: 'meet',
    params: { topic: 'company' },
    async given(kiosk) {
      await people(kiosk)
      kiosk.session.pass = null
    },
  },
  {
    name: 'a card whose author is here',
    screen: 'posting',
    params: { postingId: 'helps' },
    isOnline: true,
    given: people,
  },
  {
    name: 'who looks for help may meet somebody instead',
    screen: 'write-posting',
    async given(kiosk) {
      await people(kiosk)
      const title = 'Je cherche quelqu’un qui sait faire un budget'
      kiosk.session.posting = { ...blankPosting('ask'), group: 'looking-for', title }
    },
  },
  {
    name: 'the days on which one is here',
    screen: 'write-posting',
    async given(kiosk) {
      await people(kiosk)
      const title = 'Je peux aider à faire un budget'
      kiosk.session.posting = { ...blankPosting('help'), group: 'can-do', title, usualDays: [2] }
    },
    reach: (_, { say, tap }) =>
      tap(say('board.writing.change', { what: say('board.writing.row.usualDays') })),
  },
]
