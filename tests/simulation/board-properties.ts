import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { isOnBoard } from '../../domain/postings/posting-state.ts'
import type { Posting, PostingEvent } from '../../domain/postings/posting.ts'
import { parisDay, type Day, type Instant } from '../../domain/time.ts'
import type { MyBoard } from '../../domain/contract/board.ts'
import type { Person } from '../../sync-server/passes/person.ts'
import type { AccountPeople } from './account-people.ts'
import { CALLED, type BoardPeople } from './board-people.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { ServerRecords } from './server-records.ts'
import type { PropertyName, Violation } from './violation.ts'

/** What the checks know of the board beside its records. */
export interface BoardWorld {
  board: BoardPeople
  accounts: AccountPeople
  ledger: Ledger
  records: ServerRecords
  /** Those that are not stolen, once all is quiet. */
  devices: readonly Device[]
  now: Instant
  restores: number
  person: (visitorId: string) => Promise<Person>
  boardOf: (visitorId: string) => Promise<MyBoard>
}

type Found = (property: PropertyName, detail: string) => void

/** So many people take a card off the board. */
const HIDING = 3

/** What must hold of cards, and of what was said of them, once all is quiet. */
export async function checkBoard(world: BoardWorld): Promise<Violation[]> {
  const violations: Violation[] = []
  const found: Found = (property, detail) => violations.push({ property, detail })
  const cards = [...(world.records.get('postings')?.values() ?? [])] as unknown as Posting[]
  const said = [...(world.records.get('contactRequests')?.values() ?? [])] as unknown as ContactRequest[]
  // What is told of tables and of projects is looked at apart.
  const words = said.filter(({ events }) => !isOfCompany(events[0]?.type))
  for (const detail of world.board.crossed) found('S23', detail)
  checkNamesAtRest(world, cards, found)
  checkShown(world, cards, found)
  for (const card of cards) checkEvents(world, card, found)
  for (const word of words) checkWord(world, word, found)
  for (const card of cards) checkReports(world, card, words, found)
  checkNoted(world, words, found)
  await checkWhose(world, { cards, words }, found)
  return violations
}

function isOfCompany(type: string | undefined): boolean {
  return type === 'advanced' || type === 'table-proposed' || type === 'table-named'
}

/** No device holds a name, or whose a card is where that is told to nobody; and nothing is left of who was erased. */
function checkNamesAtRest({ devices, records, accounts }: BoardWorld, cards: Posting[], found: Found): void {
  for (const device of devices) {
    if (device.rests.includes(CALLED)) found('S23', `a name rests on ${device.id}`)
    if (device.scope.role === 'host') continue
    const authors = new Set(cards.flatMap(({ authorId }) => authorId ?? []))
    const told = JSON.stringify(device.records('postings'))
    for (const authorId of authors)
      if (told.includes(authorId)) found('S23', `${device.id} knows ${authorId}`)
  }
  const said = JSON.stringify([...(records.get('contactRequests')?.values() ?? [])])
  for (const name of accounts.erased.values()) {
    const called = name.replace('Name-of-', CALLED)
    if (said.includes(`"${called}"`)) found('S19', `${called} is still at the server`)
  }
}

/** Whether a card stands on the board, written out a second time in plain words. */
function stands({ events = [], endsOn }: Posting, today: Day): boolean {
  const takesOff: readonly string[] = ['reopened', 'ended', 'rejected', 'hidden']
  const decided = events.filter(({ type }) => ['published', 'restored', ...takesOff].includes(type))
  const last = Math.max(...decided.map(({ turn = 0 }) => turn))
  const standing = decided.filter(({ turn = 0 }) => turn === last)
  const isOver = endsOn !== undefined && endsOn < today
  return standing.length > 0 && !isOver && standing.every(({ type }) => !takesOff.includes(type))
}

function checkShown({ devices, now }: BoardWorld, cards: Posting[], found: Found): void {
  const today = parisDay(now)
  const right = cards.filter((card) => stands(card, today)).map(({ id }) => id)
  for (const device of devices.filter(({ scope }) => scope.role === 'kiosk')) {
    const shown = (device.records('postings') as unknown as Posting[]).filter((card) =>
      isOnBoard(card, today),
    )
    const ids = new Set(shown.map(({ id }) => id))
    for (const id of ids) if (!right.includes(id)) found('S24', `${device.id} still shows ${id}`)
    for (const id of right) if (!ids.has(id)) found('S24', `${device.id} does not show ${id}`)
  }
}

/** Each event was told by who may: a host, or the server after a word that somebody said. */
function checkEvents({ board, ledger }: BoardWorld, card: Posting, found: Found): void {
  const { id, events = [] } = card
  if (!board.cards.has(id)) found('S25', `card ${id} was never written by anybody`)
  if (new Set(events.map((event) => event.id)).size !== events.length) found('S25', `an event of ${id} twice`)
  for (const event of events)
    if (!isTraced(event, id, board)) found('S25', `${event.type} (${event.id}) of ${id} was told by nobody`)
  const ended = events.filter(({ type, id: own }) => type === 'ended' && own.startsWith('e.'))
  for (const event of ended) {
    const word = board.words.get(event.id.slice(2))
    const { authorId } = board.cards.get(id) ?? {}
    const isAuthors = word && authorId && ledger.everMergedWith(word.visitorId).has(authorId)
    if (!isAuthors) found('S25', `${id} was ended by ${word?.visitorId}`)
  }
}

function isTraced({ id, type, by }: PostingEvent, cardId: string, board: BoardPeople): boolean {
  const [prefix = '', ...rest] = id.split('.')
  const word = board.words.get(rest.join('.'))
  switch (prefix) {
    case 'a':
      return type === 'submitted' && rest.join('.') === cardId
    case 'p':
      return type === 'published' && by === 'server' && rest.join('.') === cardId
    case 'edited':
      return type === 'edited' && by === 'host-desk' && board.edited.has(cardId)
    case 'r':
      return type === 'reported' && by === 'server' && word?.type === 'reported' && word.postingId === cardId
    case 'x':
      return type === 'hidden' && by === 'server' && word?.type === 'reported' && word.postingId === cardId
    case 'n':
      return type === 'renewed' && word?.type === 'renewed' && word.postingId === cardId
    case 'e':
      return type === 'ended' && word?.type === 'ended' && word.postingId === cardId
    default:
      return by === 'host-desk' && board.decisions.has(id)
  }
}

function checkWord({ board }: BoardWorld, { id, events }: ContactRequest, found: Found): void {
  const word = board.words.get(id)
  if (!word) return found('S25', `word ${id} was never said by anybody`)
  const answers = events.filter(({ type }) => type === 'accepted' || type === 'declined')
  if (answers.length > 1) found('S25', `${id} was answered ${answers.length} times`)
  for (const { type, id: eventId } of events) {
    const tried = board.tried.get(id)
    const isYesOfPlace = type === 'accepted' && tried?.has('introduced')
    const isSaid = eventId === word.eventId && type === word.type
    const isNoted = type === 'not-introduced' ? tried?.has('introduced') : tried?.has(type as never)
    const isLeft = type === 'left' && board.mayHaveLeft(id)
    if (!isSaid && !isNoted && !isYesOfPlace && !isLeft) found('S25', `${type} of ${id} was told by nobody`)
  }
}

/** A report counts once a person; three people take a card off the board. */
function checkReports(
  world: BoardWorld,
  card: Posting,
  words: readonly ContactRequest[],
  found: Found,
): void {
  const { board, restores, ledger } = world
  const { id, events = [] } = card
  const reported = events.filter(({ type }) => type === 'reported')
  const reporters = new Set(reported.map((event) => board.words.get(event.id.slice(2))?.visitorId))
  // A server that was restored may hear another word of one person first, and what it had counted from a desk.
  if (reporters.size < reported.length && restores === 0)
    found('S26', `${reported.length} reports of ${id} by ${reporters.size} people`)
  const told = words.filter((word) => word.postingId === id && word.events[0]?.type === 'reported')
  const hiding = events.filter(({ type, by }) => type === 'hidden' && by === 'server')
  const said = [...board.words.values()].filter((word) => word.postingId === id && word.type === 'reported')
  const people = new Set(said.map(({ visitorId }) => visitorId))
  const times = restores === 0 ? hiding.length : Math.min(1, hiding.length)
  if (times * HIDING > people.size)
    found('S26', `${id} was hidden ${hiding.length} times after reports of ${people.size} people`)
  // Where nothing else happened to it since, it is known how often it was reported while it stood there.
  const mayDiffer = ['renewed', 'restored', 'reopened', 'rejected', 'hidden', 'ended']
  const mayStand =
    restores === 0 && !events.some(({ type, by }) => mayDiffer.includes(type) && by !== 'server')
  const apart = told.filter(({ visitorId }) => ledger.everMergedWith(visitorId).size === 1)
  const since = events.find(({ type }) => type === 'published')?.at ?? Infinity
  const firm = new Set(apart.filter((word) => word.events[0]!.at > since).map(({ visitorId }) => visitorId))
  if (mayStand && firm.size >= HIDING && stands(card, card.endsOn ?? '') && !isOver(card, apart))
    found('S26', `${id} stands after reports of ${firm.size} people`)
}

/** Some of it was said when its last day was over. */
function isOver({ endsOn = '' }: Posting, words: readonly ContactRequest[]): boolean {
  return words.some(({ events }) => parisDay(events[0]!.at) > endsOn)
}

/** What the server said it had noted it knows, but for what it forgot in a restore; and what followed from a word. */
function checkNoted(world: BoardWorld, words: readonly ContactRequest[], found: Found): void {
  const { board, restores, accounts, records } = world
  for (const { interestId, type, restores: before } of board.noted) {
    if (restores > before || accounts.isErased('contactRequests', interestId)) continue
    const word = words.find(({ id }) => id === interestId)
    if (!word?.events.some((event) => event.type === type)) found('S27', `${type} of ${interestId} is lost`)
  }
  if (restores > 0) return
  for (const { id, events, postingId = '' } of words) {
    if (events[0]?.type !== 'ended') continue
    const card = records.get('postings')?.get(postingId) as Posting | undefined
    const isEnded = card?.events?.some(({ type }) => type === 'ended' || type === 'rejected')
    if (card && !isEnded) found('S27', `${postingId} was not ended by ${id}`)
  }
}

/** Cards and interests are read by their person, under whichever entry; none of them changes hands. */
async function checkWhose(
  { board, accounts, person, boardOf }: BoardWorld,
  { cards, words }: { cards: readonly Posting[]; words: readonly ContactRequest[] },
  found: Found,
): Promise<void> {
  for (const { id, authorId } of cards)
    if (board.cards.has(id) && board.cards.get(id)!.authorId !== authorId)
      found('S28', `${id} became ${authorId}'s`)
  for (const { id, visitorId } of words)
    if (board.words.has(id) && board.words.get(id)!.visitorId !== visitorId)
      found('S28', `${id} became ${visitorId}'s`)
  const authors = [...board.cards.values()].flatMap(({ authorId }) => authorId ?? [])
  const speakers = [...board.words.values()].map(({ visitorId }) => visitorId)
  for (const visitorId of new Set([...authors, ...speakers])) {
    if (accounts.erased.has(visitorId)) continue
    const { ids } = await person(visitorId)
    const read = await boardOf(visitorId)
    const own = cards.filter(({ authorId = '' }) => ids.includes(authorId)).map(({ id }) => id)
    const interests = words
      .filter((word) => ids.includes(word.visitorId) && word.events[0]?.type === 'interested')
      .map(({ postingId = '' }) => postingId)
    const isSame = (told: readonly string[], owed: readonly string[]) =>
      [...new Set(told)].sort().join() === [...new Set(owed)].sort().join() &&
      new Set(told).size === told.length
    if (
      !isSame(
        read.postings.map(({ id }) => id),
        own,
      )
    )
      found('S28', `cards of ${visitorId} are not ${own.join()}`)
    if (
      !isSame(
        read.interests.flatMap(({ postingId }) => postingId ?? []),
        interests,
      )
    )
      found('S28', `interests of ${visitorId} are not ${interests.join()}`)
  }
}
