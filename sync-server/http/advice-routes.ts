import * as calls from '../../domain/contract/advice.ts'
import { parisDay } from '../../domain/time.ts'
import type { BlockedWords } from '../../domain/wording/blocked-words.ts'
import { accountOf } from '../accounts/accounts.ts'
import { noteAdviceFact } from '../advice/advice-facts.ts'
import { bookSlot, giveSlotBack, offerSlots, withdrawSlot } from '../advice/advice-slots.ts'
import { noteBlockedWords } from '../advice/blocked-words.ts'
import { adviceOf, silenceBoard } from '../advice/silent-employers.ts'
import type { ServerParts } from '../server-parts.ts'
import type { Tables } from '../store/tables.ts'
import { whyNotOwn } from './own-employer.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** Why employers do not answer, what they say of it, and the half hours that hosts offer them. */
export function adviceRoutes(parts: ServerParts): Route[] {
  const note = (fact: Omit<Tables['adviceFacts'], 'at'>) =>
    parts.store.transaction((tx) => noteAdviceFact(tx, { ...fact, at: parts.clock.now() }))
  /** Of what is said at most once a day. */
  const ofToday = (name: string) => `${name}/${parisDay(parts.clock.now())}`

  return [
    route(calls.readAdvice, async ({ scope: { employerId, siteId } }) => {
      const advice = await adviceOf(parts, { employerId: employerId!, siteId })
      return advice ?? refusal('not-found')
    }),
    route(calls.tellMotives, async ({ body, scope: { employerId, siteId }, subject: accountId }) => {
      const codes = JSON.stringify(body.codes)
      await note({
        factId: body.requestId,
        employerId: employerId!,
        siteId,
        accountId,
        kind: 'motives',
        codes,
      })
    }),
    route(calls.declineAdvice, async ({ scope: { employerId, siteId }, subject: accountId }) => {
      const said = { kind: 'declined', codes: null } as const
      await note({ factId: ofToday('declined'), employerId: employerId!, siteId, accountId, ...said })
    }),
    route(calls.bookAdvice, async ({ body, scope: { employerId, siteId }, subject: accountId }) => {
      const booked = await bookSlot(parts, { siteId, employerId: employerId!, accountId }, body.slotId)
      if (!booked.ok) return notPossible(booked.reason)
    }),
    route(calls.cancelAdvice, async ({ params, scope: { employerId } }) => {
      if (!(await giveSlotBack(parts, employerId!, params.id))) return refusal('not-found')
    }),

    route(calls.tellBlocked, async ({ body, scope: { employerId, siteId } }) => {
      const author = { employerId: employerId!, siteId }
      await parts.store.transaction((tx) =>
        noteBlockedWords(tx, body as BlockedWords, author, parts.clock.now()),
      )
    }),

    route(calls.readSilentEmployers, ({ scope: { siteId }, subject }) =>
      silenceBoard(parts, siteId, subject),
    ),
    route(calls.noteCalled, async ({ body: { employerId }, scope: { siteId }, subject: accountId }) => {
      const said = { kind: 'called', codes: null, at: parts.clock.now() } as const
      const isOwn = await parts.store.transaction(async (tx) => {
        if ((await whyNotOwn(tx, siteId, employerId)) !== null) return false
        await noteAdviceFact(tx, { factId: ofToday('called'), employerId, siteId, accountId, ...said })
        return true
      })
      if (!isOwn) return refusal('not-found')
    }),
    route(calls.offerSlots, async ({ body, scope: { siteId }, subject: accountId }) => {
      const host = await accountOf(parts, accountId)
      const offered = await offerSlots(parts, { siteId, accountId, name: host?.name ?? '' }, body)
      if (!offered.ok) return notPossible(offered.reason)
    }),
    route(calls.withdrawSlot, async ({ params, scope: { siteId } }) => {
      if (!(await withdrawSlot(parts, siteId, params.id))) return refusal('not-found')
    }),
  ]
}
