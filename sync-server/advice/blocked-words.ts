import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { DAY, parisDay, type Instant } from '../../domain/time.ts'
import {
  BLOCKED_SHOWN_DAYS,
  type BlockedWords,
  type GuardedForm,
} from '../../domain/wording/blocked-words.ts'
import type { ProtectedGround } from '../../domain/wording/wording-lexicon.ts'
import { employerOf } from '../employers/employers.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** More employers than these are not told at once. */
const MOST_EMPLOYERS = 50

/** In whose name it was to be said, and where; who typed it is nobody's to know. */
interface Author {
  employerId: string
  siteId: string
}

/** Notes that an employer's words were held back, and why, without them: once a day for each form and ground. */
export async function noteBlockedWords(
  tx: StoreTransaction,
  { form, grounds }: BlockedWords,
  author: Author,
  at: Instant,
): Promise<void> {
  for (const ground of grounds) {
    // Facts are let go by their id alone: another employer's goes on its own day.
    const factId = `blocked/${author.employerId}/${form}/${ground}/${parisDay(at)}`
    const codes = JSON.stringify([form, ground])
    const fact = { ...author, factId, kind: 'blocked', codes, accountId: '', at } as const
    const insert = tx.tables.insertInto('adviceFacts').values(fact)
    await tx.run(insert.onConflict((conflict) => conflict.doNothing()))
  }
}

/** What hosts of a site are told: one line an employer, the latest first, however often its words were held back. */
export async function blockedBoard(view: StoreReader, siteId: string, now: Instant) {
  const facts = await view.all(
    view.tables
      .selectFrom('adviceFacts')
      .select(['employerId', 'codes', 'at'])
      .where('siteId', '=', siteId)
      .where('at', '>', now - BLOCKED_SHOWN_DAYS * DAY)
      .where('kind', '=', 'blocked')
      .orderBy('at', 'desc'),
  )
  const lines = []
  for (const [employerId, own] of Map.groupBy(facts, (fact) => fact.employerId)) {
    const employer = await employerOf(view, employerId)
    if (!employer || !isEmployerOf(employer, siteId)) continue
    const told = own.map(({ codes }) => JSON.parse(codes!) as [GuardedForm, ProtectedGround])
    lines.push({
      ...{ employerId, name: employer.name, at: own[0]!.at },
      forms: [...new Set(told.map(([form]) => form))],
      grounds: [...new Set(told.map(([, ground]) => ground))],
    })
    if (lines.length === MOST_EMPLOYERS) break
  }
  return lines
}
