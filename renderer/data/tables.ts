import { declineTable as declined, listTableProposals, myTables } from '../../domain/contract/tables.ts'
import {
  nameAtTable,
  proposeTable,
  type TableWish,
  type TableWishRefusal,
} from '../../domain/postings/table-words.ts'
import { refuse, type Result } from '../../domain/result.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'
import type { VisitorAccess } from './visitor-api.ts'

export type { MyTables, TableProposal } from '../../domain/contract/tables.ts'

/** A table that somebody would like, on its way to the hosts: sealed, and sent without network too. */
export function askForTable(
  data: DeviceData,
  wish: TableWish,
): Promise<Result<void, TableWishRefusal | 'not-ready'>> {
  const ids = { id: data.freshId(), eventId: data.freshId() }
  const made = proposeTable(wish, ids, data.writer())
  return made.ok
    ? data.saveSealed('contactRequests', ids.id, made.value)
    : Promise.resolve(refuse(made.reason))
}

/** By which name those at the table may call them; it goes the same way. */
export function tellNameAtTable(
  data: DeviceData,
  told: { tableId: string; visitorId: string; name: string },
): Promise<Result<void, 'name-needed' | 'not-ready'>> {
  const ids = { id: data.freshId(), eventId: data.freshId() }
  const made = nameAtTable(told, ids, data.writer())
  return made.ok
    ? data.saveSealed('contactRequests', ids.id, made.value)
    : Promise.resolve(refuse(made.reason))
}

/** Who sits beside the person, of those who agreed. Nothing of it rests here. */
export function readMyTables(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof myTables>> {
  return data.call(myTables, { session })
}

/** Tables that visitors propose and that wait for a host. */
export function listProposals(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof listTableProposals>> {
  return data.call(listTableProposals, { session })
}

export function declineProposal(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof declined>> {
  return data.call(declined, { session, params: { id } })
}
