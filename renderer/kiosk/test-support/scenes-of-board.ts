import type { Posting } from '../../../domain/postings/posting.ts'
import { postingTopics, type PostingTopic } from '../../../domain/postings/topics.ts'
import { addDays, DAY, parisDay } from '../../../domain/time.ts'
import type { MyBoard, MyPosting } from '../../data/my-board-api.ts'
import { blankPosting } from '../../stores/board-session.ts'
import { aPosting } from './a-posting.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { knownCard, place, type Scene } from './scene.ts'

const today = () => parisDay(Date.now())
const friperie: Partial<Posting> = {
  ...{ id: 'friperie', kind: 'project', topic: 'business', title: 'Monter une friperie' },
  ...{ text: 'Des habits pour tous.', stage: 'starting', picture: 'company' },
  steps: [{ text: 'Trouver un lieu', picture: 'house' }, { text: 'Coudre des rideaux' }],
  wanted: ['ability:work-in-team', 'ability:organise'],
  shown: {
    done: [0],
    found: ['ability:organise'],
    log: [{ id: 'l1', at: 1_764_000_000_000, text: 'On a trouvé un lieu' }],
  },
}

const aSuccess = (id: string, topic: PostingTopic, title: string) =>
  aPosting({ id: `success-${id}`, kind: 'success', topic, title, picture: postingTopics[topic].picture })
/** More than a page of the wall. */
const successes = [
  aSuccess('called', 'dared-to', 'J’ai osé téléphoner'),
  aSuccess('work', 'found-work', 'J’ai trouvé un travail'),
  aSuccess('thanked', 'helped-somebody', 'On m’a dit merci'),
  aSuccess('cv', 'learned-something', 'J’ai terminé mon CV'),
  aSuccess('end', 'challenge-done', 'J’ai tenu jusqu’au bout'),
  aSuccess('well', 'interview-won', 'Mon entretien s’est bien passé'),
  aSuccess('begun', 'project-done', 'Mon projet a démarré'),
]

/** Cards of every kind, and more than a page of those who look for help. */
async function onTheBoard(kiosk: OpenedKiosk): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
  const own = { topic: 'looking-for' as const, picture: 'cup', title: 'Jouer aux échecs, le soir' }
  await kiosk.data
    .records('postings')
    .bulkInsert([
      aPosting(),
      aPosting({ id: 'tonight', topic: 'mock-interview', endsOn: today() }),
      aPosting({ id: 'tomorrow', topic: 'search-buddy', endsOn: addDays(today(), 1) }),
      aPosting({ id: 'chess', ...own }),
      aPosting({ id: 'more', topic: 'looking-for', title: 'Réparer mon vélo' }),
      aPosting({ id: 'bike', kind: 'help', topic: 'can-do', title: 'Je peux montrer comment coudre' }),
      aPosting(friperie),
      aPosting({ id: 'books', kind: 'resource', topic: 'gift', title: 'Je donne des livres' }),
      ...successes,
      aPosting({ id: 'meal', kind: 'event', topic: 'gathering', title: 'Repas', endsOn: today() }),
    ])
}
async function nothingThere(kiosk: OpenedKiosk): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
}
async function withoutCard(kiosk: OpenedKiosk): Promise<void> {
  await onTheBoard(kiosk)
  kiosk.session.pass = null
}
/** With a name that hosts and others may call them by. */
async function named(kiosk: OpenedKiosk): Promise<void> {
  await onTheBoard(kiosk)
  kiosk.session.name = 'Nadia'
}
async function writingProject(kiosk: OpenedKiosk): Promise<void> {
  await named(kiosk)
  kiosk.session.posting = { ...blankPosting('project'), group: 'business', title: 'Monter une friperie' }
}

function succeeding(title: string) {
  return async (kiosk: OpenedKiosk) => {
    await onTheBoard(kiosk)
    kiosk.session.posting = { ...blankPosting('success'), group: 'dared-to', title }
  }
}

function ownPosting(fields: Partial<MyPosting>): MyPosting {
  const { id, kind, topic, title, endsOn } = aPosting()
  return {
    ...{ id, kind, topic, title, endsOn: endsOn! },
    ...{ state: 'published', since: 1, submittedAt: 1, interests: [] },
    ...fields,
  }
}
const asks = (id: string, state: MyPosting['interests'][number]['state'], name?: string) => ({
  ...{ id, state, at: Date.now() - DAY, answerBy: Date.now() + 13 * DAY },
  ...(name === undefined ? {} : { name }),
})

/** Cards in every state, with people who are interested, and what interests them. */
async function ownCards(kiosk: OpenedKiosk): Promise<void> {
  await onTheBoard(kiosk)
  const { session, place: site } = kiosk
  session.access = { session: 'v', expiresAt: 8e15 }
  const ended = addDays(today(), -1)
  const over = { state: 'expired', endsOn: ended } as const
  const board: MyBoard = {
    asked: [
      { ...asks('t1', 'waiting'), topic: 'budget' },
      { ...asks('t2', 'accepted', 'Anne'), topic: 'company' },
      { ...asks('t3', 'accepted', 'Anne'), topic: 'writing', place: 'Table 2' },
      { ...asks('t4', 'introduced', 'Anne'), topic: 'trade' },
    ],
    postings: [
      ownPosting({ interests: [asks('i1', 'waiting'), asks('i2', 'accepted', 'Anne')] }),
      ownPosting({ id: 'read', state: 'pending' }),
      ownPosting({ id: 'not', state: 'rejected', reason: 'contact', text: 'Appelez-moi.' }),
      ownPosting({ id: 'off', state: 'hidden', reason: 'other', note: 'Venez nous voir.' }),
      ownPosting({ id: 'said', state: 'hidden', reason: 'money', byReports: true }),
      ownPosting({ id: 'met', state: 'ended', interests: [asks('i5', 'introduced', 'Anne')] }),
      ownPosting({ id: 'last', ...over, renewedUntil: addDays(today(), 14) }),
      ownPosting({ id: 'gone', ...over, interests: [asks('i3', 'declined'), asks('i4', 'silent')] }),
      ownPosting({ id: 'down', state: 'ended' }),
    ],
    interests: [
      { ...asks('m1', 'waiting'), postingId: 'books', title: 'Je donne des livres' },
      { ...asks('m2', 'accepted', 'Anne'), postingId: 'bike', title: 'Je peux montrer comment coudre' },
      { ...asks('m3', 'declined'), postingId: 'x' },
      { ...asks('m4', 'silent'), postingId: 'y' },
      { ...asks('m5', 'waiting'), postingId: 'z' },
      { ...asks('m10', 'left', 'Anne'), postingId: 'v' },
      { ...asks('m7', 'waiting'), topic: 'budget' },
      { ...asks('m8', 'accepted', 'Anne'), topic: 'company', place: 'Table 2' },
      { ...asks('m6', 'introduced', 'Anne'), postingId: 'w', title: 'Réparer mon vélo' },
    ],
  }
  session.myBoard = board
  site.server.answers.set('visitor/postings', board)
  site.server.answers.set('visitor/interest-answer', { name: 'Anne' })
}
/** A project of theirs, of which something is done already. */
async function withProject(kiosk: OpenedKiosk): Promise<void> {
  await ownCards(kiosk)
  const { id, kind, topic, title, text, steps, stage, wanted, picture, shown } = aPosting(friperie)
  const told = { id, kind, topic, title, text: text!, steps: steps!, stage: stage!, wanted: wanted! }
  const own = ownPosting({ ...told, picture: picture!, shown: shown!, sharing: 'wished', linesWaiting: 2 })
  kiosk.session.myBoard!.postings.push(own)
}
async function elsewhere(kiosk: OpenedKiosk): Promise<void> {
  await onTheBoard(kiosk)
  const projects = Array.from({ length: 8 }, (_, index) => ({
    ...{ id: `e${index}`, site: 'Langogne', topic: 'business', steps: friperie.steps, shown: friperie.shown },
    title: index === 0 ? 'Mende, la friperie' : 'Monter une friperie',
  }))
  kiosk.place.server.answers.set('board/elsewhere', { projects })
}
async function joinedProject(kiosk: OpenedKiosk): Promise<void> {
  await ownCards(kiosk)
  const joined = { ...asks('m9', 'accepted', 'Anne'), postingId: 'friperie', ofProject: true }
  kiosk.session.myBoard!.interests.push({ ...joined, title: friperie.title! })
}
async function ownCardsNamed(kiosk: OpenedKiosk): Promise<void> {
  await ownCards(kiosk)
  kiosk.session.name = 'Nadia'
}

const at = (postingId: string) => ({ screen: 'posting', params: { postingId } }) as const
const project = (postingId: string) => ({ screen: 'my-project', params: { postingId } }) as const
const mine = (postingId: string) => ({ screen: 'my-posting', params: { postingId } }) as const
const add = async ({ say, tap }: OpenedKiosk, row: string) =>
  tap(say('board.writing.add', { what: say(`board.writing.row.${row}`) }))
const change = async ({ say, tap }: OpenedKiosk, row: string) =>
  tap(say('board.writing.change', { what: say(`board.writing.row.${row}`) }))

/** The wall, and one card on it. */
const wall: readonly Scene[] = [
  { name: 'the board', screen: 'board', given: onTheBoard },
  { name: 'a board without a card', screen: 'board', given: withoutCard },
  { name: 'the cards of one door', screen: 'postings', params: { door: 'offer' }, given: onTheBoard },
  {
    name: 'the second page of the cards',
    screen: 'postings',
    params: { door: 'offer' },
    async given(kiosk) {
      await onTheBoard(kiosk)
      kiosk.session.boardView = { door: 'offer', topic: null, words: '', page: 1 }
    },
  },
  {
    name: 'cards with a word',
    screen: 'postings',
    params: { door: 'offer' },
    async given(kiosk) {
      await onTheBoard(kiosk)
      kiosk.session.boardView = { door: 'offer', topic: 'looking-for', words: 'echecs', page: 0 }
    },
  },
  {
    name: 'no card has the word',
    screen: 'postings',
    params: { door: 'offer' },
    async given(kiosk) {
      await onTheBoard(kiosk)
      kiosk.session.boardView = { door: 'offer', topic: null, words: 'zzz', page: 0 }
    },
  },
  {
    name: 'a word to look for',
    screen: 'postings',
    params: { door: 'offer' },
    async given(kiosk) {
      await onTheBoard(kiosk)
      kiosk.session.boardView = { door: 'offer', topic: null, words: '', page: 0 }
    },
    reach: (tap) => tap('board.search.open'),
  },
  { name: 'nobody offers yet', screen: 'postings', params: { door: 'need' }, given: nothingThere },
  { name: 'things to share', screen: 'postings', params: { door: 'resource' }, given: onTheBoard },
  { name: 'a project', ...at('friperie'), given: onTheBoard },
  { name: 'an event of today', ...at('meal'), given: withoutCard },
  { name: 'a card that is not there any more', ...at('nobody'), given: onTheBoard },
  {
    name: 'a card that interests them already',
    ...at('cv'),
    async given(kiosk) {
      await onTheBoard(kiosk)
      kiosk.session.interestedIn = ['cv']
    },
  },
  {
    name: 'what follows when a card interests one',
    ...at('cv'),
    given: named,
    reach: (tap) => tap('board.interested'),
  },
  {
    name: 'a name for whoever wrote the card',
    ...at('cv'),
    given: onTheBoard,
    async reach(tap) {
      await tap('board.interested')
      await tap('board.interest.say')
    },
  },
  {
    name: 'it was said that a card interests one',
    ...at('cv'),
    given: named,
    async reach(tap) {
      await tap('board.interested')
      await tap('board.interest.say')
      await tap('kiosk.apply.ok')
      await tap('board.ok')
    },
  },
  { name: 'what is wrong with a card', ...at('cv'), given: onTheBoard, reach: (tap) => tap('board.report') },
  {
    name: 'it was said what is wrong',
    ...at('cv'),
    given: onTheBoard,
    async reach(tap) {
      await tap('board.report')
      await tap('board.reporting.reason.money')
    },
  },
  { name: 'a card to take along', ...at('friperie'), given: onTheBoard, reach: (tap) => tap('board.take') },
]

/** The wall of successes, from reading to writing. */
const successful: readonly Scene[] = [
  { name: 'the successes of the week', screen: 'successes', given: onTheBoard },
  {
    name: 'more successes of the week',
    screen: 'successes',
    given: onTheBoard,
    reach: (tap) => tap('jobs.page.more'),
  },
  { name: 'no success yet', screen: 'successes', given: nothingThere },
  { name: 'one success', ...at('success-called'), given: onTheBoard },
  {
    name: 'what somebody is glad of',
    screen: 'write-posting',
    async given(kiosk) {
      await onTheBoard(kiosk)
      kiosk.session.posting = blankPosting('success')
    },
  },
  { name: 'a success in a sentence', screen: 'write-posting', given: succeeding('') },
  { name: 'a success, and the yes', screen: 'write-posting', given: succeeding('J’ai osé téléphoner') },
  {
    name: 'a success that was sent',
    screen: 'write-posting',
    given: succeeding('J’ai osé téléphoner'),
    reach: (tap) => tap('board.success.send'),
  },
  {
    name: 'one’s own success',
    ...mine('success-called'),
    async given(kiosk) {
      await ownCards(kiosk)
      const { id, topic, title } = successes[0]!
      kiosk.session.myBoard!.postings.push(ownPosting({ id, kind: 'success', topic, title }))
    },
  },
]

/** Making one. */
const writing: readonly Scene[] = [
  { name: 'what a card is about', screen: 'write-posting', given: onTheBoard },
  {
    name: 'a sentence to choose',
    screen: 'write-posting',
    given: onTheBoard,
    reach: (tap) => tap('board.topic.read-message'),
  },
  {
    name: 'a sentence of one’s own, chosen before',
    screen: 'write-posting',
    async given(kiosk) {
      await onTheBoard(kiosk)
      kiosk.session.posting = { ...blankPosting('ask'), group: 'company', title: 'Jouer aux échecs' }
    },
    reach: (tap) => tap('kiosk.back'),
  },
  {
    name: 'a sentence of one’s own',
    screen: 'write-posting',
    given: onTheBoard,
    async reach(tap) {
      await tap('board.topic.company')
      await tap('board.writing.sentence.own')
    },
  },
  { name: 'how others will see it', screen: 'write-posting', given: writingProject },
  {
    name: 'how others will see it, without a card',
    screen: 'write-posting',
    async given(kiosk) {
      await writingProject(kiosk)
      kiosk.session.pass = null
    },
  },
  {
    name: 'words that hosts could refuse',
    screen: 'write-posting',
    async given(kiosk) {
      await writingProject(kiosk)
      Object.assign(kiosk.session.posting, { text: 'Appelez-moi au 06 12 34 56 78.', stage: 'idea' })
    },
  },
  {
    name: 'more about it',
    screen: 'write-posting',
    given: writingProject,
    reach: (_, kiosk) => add(kiosk, 'details'),
  },
  {
    name: 'the steps of a project',
    screen: 'write-posting',
    async given(kiosk) {
      await writingProject(kiosk)
      kiosk.session.posting.steps = [{ text: 'Trouver un lieu', picture: 'house' }, { text: 'Coudre' }]
    },
    reach: (_, kiosk) => change(kiosk, 'steps'),
  },
  {
    name: 'a step of one’s own',
    screen: 'write-posting',
    given: writingProject,
    async reach(tap, kiosk) {
      await add(kiosk, 'steps')
      await tap('board.writing.steps.own')
    },
  },
  {
    name: 'what it takes to join',
    screen: 'write-posting',
    async given(kiosk) {
      await writingProject(kiosk)
      kiosk.session.posting.wanted = ['ability:work-in-team']
    },
    reach: (_, kiosk) => change(kiosk, 'wanted'),
  },
  {
    name: 'how far the project is',
    screen: 'write-posting',
    given: writingProject,
    reach: (_, kiosk) => add(kiosk, 'stage'),
  },
  {
    name: 'for how long it stays',
    screen: 'write-posting',
    given: writingProject,
    reach: (_, kiosk) => change(kiosk, 'days'),
  },
  {
    name: 'the card is handed in',
    screen: 'write-posting',
    given: writingProject,
    reach: (tap) => tap('board.writing.send'),
  },
]

/** What became of one's own. */
const own: readonly Scene[] = [
  { name: 'their cards', screen: 'my-postings', isOnline: true, given: ownCards },
  { name: 'no card of theirs', screen: 'my-postings', given: onTheBoard },
  { name: 'their card, that interests people', ...mine('cv'), isOnline: true, given: ownCardsNamed },
  {
    name: 'a name for who is interested',
    ...mine('cv'),
    isOnline: true,
    given: ownCards,
    reach: (tap) => tap('board.own.sayYes'),
  },
  { name: 'their card was refused', ...mine('not'), given: ownCards },
  { name: 'their card was hidden', ...mine('off'), given: ownCards },
  { name: 'people said something of their card', ...mine('said'), given: ownCards },
  { name: 'they met over their card', ...mine('met'), given: ownCards },
  {
    name: 'another card was begun before',
    ...mine('not'),
    async given(kiosk) {
      await ownCards(kiosk)
      kiosk.session.posting = { ...blankPosting('project'), group: 'business', title: 'Monter une friperie' }
    },
    reach: (tap) => tap('board.own.again'),
  },
  {
    name: 'their card that waits is to be taken back',
    ...mine('read'),
    given: ownCards,
    reach: (tap) => tap('board.own.end'),
  },
  { name: 'their card may be renewed', ...mine('last'), given: ownCards },
  { name: 'their card is over', ...mine('gone'), given: ownCards },
  { name: 'a card of theirs that nobody knows', ...mine('nobody'), given: ownCards },
  {
    name: 'their card is to be taken down',
    ...mine('cv'),
    given: ownCards,
    reach: (tap) => tap('board.own.end'),
  },
  { name: 'their project', ...project('friperie'), given: withProject },
  {
    name: 'what went on in their project',
    ...project('friperie'),
    given: withProject,
    reach: (tap) => tap('board.project.tell'),
  },
  {
    name: 'what went on, in their own words',
    ...project('friperie'),
    given: withProject,
    async reach(tap) {
      await tap('board.project.tell')
      await tap('board.project.own')
    },
  },
  { name: 'a project that they joined', ...project('friperie'), given: joinedProject },
  {
    name: 'leaving a project',
    ...project('friperie'),
    given: joinedProject,
    reach: (tap) => tap('board.project.leave'),
  },
  { name: 'a project that does not stand', ...project('nobody'), given: withProject },
  { name: 'a card that is a project of theirs', ...mine('friperie'), given: withProject },
  { name: 'projects of other places', screen: 'projects-elsewhere', isOnline: true, given: elsewhere },
  {
    name: 'a project of another place',
    screen: 'projects-elsewhere',
    isOnline: true,
    given: elsewhere,
    reach: (_, kiosk) => kiosk.tap('Mende, la friperie'),
  },
  { name: 'projects of other places, without network', screen: 'projects-elsewhere', given: onTheBoard },
  { name: 'the pictures for their cards', screen: 'my-postings-unlock', isOnline: true, given: onTheBoard },
  { name: 'their cards, without network', screen: 'my-postings-unlock', given: onTheBoard },
]

/** The board: what people ask, offer, build and share. */
export const boardScenes: readonly Scene[] = [...wall, ...successful, ...writing, ...own]
