import type { Employer } from '../../domain/hiring/employer.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { StoreReader } from '../store/store.ts'

const stopOf = preparedQuery((tables, employerId: string, address: string) =>
  tables
    .selectFrom('mailStops')
    .select('because')
    .where('employerId', '=', employerId)
    .where('address', '=', address),
)

/** Whoever stands in, while their address takes and wants messages; null: nobody who is written to. */
export async function standInAddressOf(view: StoreReader, { id, standIn }: Employer): Promise<string | null> {
  const address = standIn?.email
  return address === undefined || (await isStopped(view, id, address)) ? null : address
}

/** It takes no more messages, or wants none. */
export async function isStopped(view: StoreReader, employerId: string, address: string): Promise<boolean> {
  const [stop] = await view.all(stopOf(view, employerId, address))
  return stop !== undefined
}
