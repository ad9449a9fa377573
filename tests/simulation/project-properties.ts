import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Posting, PostingFact } from '../../domain/postings/posting.ts'
import type { CompanyWorld } from './company-properties.ts'
import { OWN_WORDS } from './project-people.ts'
import type { Violation } from './violation.ts'

/** More lines are not shown. */
const MOST_SHOWN = 24

export async function checkProjects(world: CompanyWorld): Promise<Violation[]> {
  const cards = [...(world.records.get('postings')?.values() ?? [])] as unknown as Posting[]
  const shared = await world.server.sharedProjects()
  const found = [
    ...cards.flatMap((card) => (card.facts ?? []).flatMap((fact) => whoTold(world, card, fact))),
    ...cards.flatMap((card) => notShown(card)),
    ...cards.flatMap((card) => isSharedWell(card, shared)),
    ...notFollowed(world, cards),
    ...unread(world),
  ]
  return found.map((detail) => ({ property: 'M4', detail }))
}

/** Each fact follows from a word of somebody of the project, or was told by a host. */
function whoTold(
  { company, board, ledger, accounts }: CompanyWorld,
  { id: cardId }: Posting,
  fact: PostingFact,
): string[] {
  const { id, type, by, ofId } = fact
  const { projects } = company
  const what = `${type} (${id}) of ${cardId}`
  const hosts = [...projects.facts].some((told) => id === told || id.startsWith(`${told}.`))
  if (hosts) return by === 'host-desk' && ofId === undefined ? [] : [`${what} of a host was told by ${by}`]
  const wordId = [...projects.words.keys()].find((one) => id === `f.${one}` || id.startsWith(`f.${one}.`))
  const word = wordId === undefined ? undefined : projects.words.get(wordId)
  if (!word || word.postingId !== cardId) return [`${what} was told by nobody`]
  const isErased = accounts.isErased('contactRequests', wordId!)
  if (ofId === undefined ? !isErased : ofId !== word.visitorId) return [`${what} became ${ofId}'s`]
  const same = ledger.everMergedWith(word.visitorId)
  const isAuthor = same.has(board.cards.get(cardId)?.authorId ?? '')
  const joined = [...board.words].some(
    ([interest, said]) =>
      said.postingId === cardId && same.has(said.visitorId) && board.tried.get(interest)?.has('accepted'),
  )
  const isShare = type === 'share' || word.tells.does === 'not-shared'
  return isAuthor || (joined && !isShare) ? [] : [`${what} was told by ${word.visitorId}, who is none of it`]
}

const isUndone = (facts: readonly PostingFact[], id: string) =>
  facts.some(({ type, of }) => type === 'undone' && of === id)

/** What boards show of a project, written out a second time. */
function notShown({ id, facts = [], shown, steps = [], wanted = [] }: Posting): string[] {
  const stand = facts.filter((fact) => fact.type !== 'undone' && !isUndone(facts, fact.id))
  const isApproved = (line: PostingFact) =>
    stand.some(({ type, of }) => type === 'approved' && of === line.id)
  const mayShow = (line: PostingFact) =>
    line.ofId === undefined || isApproved(line) || !line.text?.startsWith(OWN_WORDS)
  const lines = stand.filter((fact) => fact.type === 'told' && mayShow(fact))
  const latest = lines.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, MOST_SHOWN)
  const owed = {
    done: steps
      .map((_step, index) => index)
      .filter((index) => stand.some(({ type, step }) => type === 'done' && step === index)),
    found: wanted.filter((one) => stand.some(({ type, skill }) => type === 'found' && skill === one)),
    log: latest.map((line) => line.text),
  }
  const told = {
    done: shown?.done ?? [],
    found: shown?.found ?? [],
    log: shown?.log?.map((line) => line.text) ?? [],
  }
  return JSON.stringify(told) === JSON.stringify(owed)
    ? []
    : [`${id} shows ${JSON.stringify(told)}, not ${JSON.stringify(owed)}`]
}

/** Other sites read it while its author wishes so and a host said yes to that wish. */
function isSharedWell({ id, facts = [] }: Posting, shared: readonly string[]): string[] {
  const stand = facts.filter((fact) => fact.type !== 'undone' && !isUndone(facts, fact.id))
  const wishes = stand.filter(({ type }) => type === 'share').map((fact) => fact.id)
  const isShared = stand.some(({ type, of = '' }) => type === 'shared' && wishes.includes(of))
  return shared.includes(id) === isShared ? [] : [`${id} is ${isShared ? 'not ' : ''}shared`]
}

/** A line that somebody told of a project that still stands there is in its log, or waits in it. */
function notFollowed({ company, records, accounts }: CompanyWorld, cards: readonly Posting[]): string[] {
  const requests = [...(records.get('contactRequests')?.values() ?? [])] as unknown as ContactRequest[]
  return requests.flatMap(({ id, events, postingId }) => {
    const word = company.projects.words.get(id)
    const card = cards.find((one) => one.id === postingId)
    if (events[0]?.type !== 'advanced' || !card || accounts.isErased('contactRequests', id)) return []
    if (!word || word.eventId !== events[0].id) return [`${id} was said by nobody`]
    if (word.tells.does === 'done') {
      if (word.tells.step! >= (card.steps?.length ?? 0)) return []
      const isThere = card.facts?.some(({ type, step }) => type === 'done' && step === word.tells.step)
      return isThere ? [] : [`${id}: step ${word.tells.step} of ${postingId} was never done`]
    }
    if (word.tells.does === 'left') {
      const stays = requests.some(
        (joined) =>
          joined.postingId === postingId &&
          joined.visitorId === word.visitorId &&
          joined.events.some(({ type, at }) => type === 'accepted' && at < events[0]!.at) &&
          !joined.events.some(({ type }) => type === 'left'),
      )
      return stays ? [`${word.visitorId} left ${postingId}, and is still of it`] : []
    }
    if (word.tells.does !== 'told') return []
    return card.facts?.some((fact) => fact.id === `f.${id}`) ? [] : [`${id}: a line of ${postingId} is lost`]
  })
}

/** Own words that no host read are on no kiosk and no employer's desk. */
function unread({ company, devices, records }: CompanyWorld): string[] {
  const { approved, hostLines, words } = company.projects
  const read = new Set(hostLines)
  for (const [id, { tells }] of words) if (approved.has(`f.${id}`)) read.add(tells.text ?? '')
  const elsewhere = devices.filter(({ scope }) => scope.role !== 'host')
  const places: [string, string][] = elsewhere.map((device) => [
    device.id,
    JSON.stringify(device.everything()),
  ])
  const shown = [...(records.get('postings')?.values() ?? [])].map(
    (card) => (card as unknown as Posting).shown,
  )
  places.push(['what boards show', JSON.stringify(shown)])
  return places.flatMap(([where, text]) =>
    [...text.matchAll(new RegExp(`"(${OWN_WORDS}\\d+)"`, 'g'))].flatMap(([, line = '']) =>
      read.has(line) ? [] : [`${line} is at ${where} before a host read it`],
    ),
  )
}
