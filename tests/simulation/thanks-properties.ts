import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { ThanksRow } from '../../sync-server/thanks/thanks-rows.ts'
import type { CompanyWorld } from './company-properties.ts'
import type { Violation } from './violation.ts'

export async function checkThanks(world: CompanyWorld): Promise<Violation[]> {
  const rows = await world.server.thanks()
  const found = [
    ...rows.flatMap((row) => whoThanked(world, row)),
    ...saidTwice(world, rows),
    ...countedOnPages(world, rows),
    ...notNoted(world, rows),
  ]
  return found.map((detail) => ({ property: 'M3', detail }))
}

/** Whoever thanks met whom they thank: both said yes to one interest, or both told a name at one table. */
function whoThanked({ company, board, ledger, accounts, records }: CompanyWorld, row: ThanksRow): string[] {
  const { thanksId, about, authorId, visitorId, forKind, line, readBy, state } = row
  const isSame = (id: string | undefined, other: string) =>
    id !== undefined && ledger.everMergedWith(id).has(other)
  if (accounts.erased.has(authorId) || accounts.erased.has(visitorId))
    return [`${thanksId} is of somebody who was erased`]
  if (line !== null && state !== 'waiting' && readBy === null) return [`${thanksId} was read by no host`]
  if (forKind === 'table') {
    const tableId = about.slice(0, about.lastIndexOf('.'))
    const named = [...company.tables.words.values()].filter((word) => word.tableId === tableId)
    const both = [authorId, visitorId].every((one) => named.some((word) => isSame(word.visitorId, one)))
    return both ? [] : [`${thanksId}: ${authorId} and ${visitorId} told no names at ${tableId}`]
  }
  const word = board.words.get(about)
  const card = word && board.cards.get(word.postingId)
  const tried = board.tried.get(about)
  const request = records.get('contactRequests')?.get(about) as unknown as ContactRequest | undefined
  const isYes =
    tried?.has('accepted') &&
    (request === undefined || request.events.some(({ type }) => type === 'accepted'))
  const isThem =
    (isSame(word?.visitorId, authorId) && isSame(card?.authorId, visitorId)) ||
    (isSame(word?.visitorId, visitorId) && isSame(card?.authorId, authorId))
  return isYes && isThem ? [] : [`${thanksId}: ${authorId} never met ${visitorId} for ${about}`]
}

/** For one meeting each side thanks once, until a line is held or taken back. */
function saidTwice({ ledger }: CompanyWorld, rows: readonly ThanksRow[]): string[] {
  const stand = rows.filter(
    ({ state, authorId }) =>
      state !== 'held' && state !== 'withdrawn' && ledger.everMergedWith(authorId).size === 1,
  )
  const times = Map.groupBy(stand, ({ about, authorId }) => `${about} by ${authorId}`)
  return [...times].flatMap(([what, { length }]) =>
    length > 1 ? [`${what} was thanked for ${length} times`] : [],
  )
}

/** What stands on a page with thanks was kept by whose page it is, once an author, and not taken back. */
function countedOnPages({ company, ledger, records }: CompanyWorld, rows: readonly ThanksRow[]): string[] {
  const found: string[] = []
  const pages = [...(records.get('profiles')?.values() ?? [])] as unknown as CompetenceProfile[]
  const standing = new Map<string, string>()
  for (const { id, recommendations = [], competences } of pages) {
    const seen = new Set<string>()
    for (const one of recommendations.filter(({ removedAt }) => removedAt === undefined)) {
      standing.set(one.id, id)
      const key = `${one.competenceId} by ${one.authorId}`
      if (seen.has(key)) found.push(`${key} counts twice on ${id}`)
      seen.add(key)
      const from = rows.filter(({ recommendationId }) => recommendationId === one.id)
      const isKept = from.some(({ thanksId }) => company.thanks.kept.has(thanksId))
      if (!isKept) found.push(`${key} stands on ${id}, and nobody kept it`)
      if (!competences.some((known) => known.id === one.competenceId))
        found.push(`${key} stands on ${id}, where nobody declared it`)
    }
  }
  for (const { thanksId, state, recommendationId, visitorId } of rows) {
    const page = recommendationId === null ? undefined : standing.get(recommendationId)
    if (page === undefined) continue
    if (state === 'withdrawn' || state === 'dropped') found.push(`${thanksId} is ${state}, and still counts`)
    if (!ledger.everMergedWith(visitorId).has(page))
      found.push(`${thanksId} of ${visitorId} counts for ${page}`)
  }
  return found
}

/** What the server said it had noted it knows, but for what it forgot in a restore. */
function notNoted({ company, restores }: CompanyWorld, rows: readonly ThanksRow[]): string[] {
  const found: string[] = []
  const states = new Map(rows.map(({ thanksId, state }) => [thanksId, state]))
  for (const { id, now, restores: before } of company.thanks.noted) {
    const state = states.get(id)
    if (state === undefined || before < restores) continue
    const isBack = state === 'withdrawn' && company.thanks.takenBack.has(id)
    const may = {
      told: ['told', 'kept', 'dropped'],
      held: ['held'],
      kept: ['kept', 'dropped'],
      dropped: ['dropped'],
      withdrawn: [],
    }
    if (!isBack && !(may[now] as string[]).includes(state)) found.push(`${id} was ${now}, and is ${state}`)
  }
  return found
}
