import type { StoreReader } from '../store/store.ts'

/** What somebody of a desk is called; empty when nobody has the account any more. */
export async function nameOfAccount(view: StoreReader, accountId: string): Promise<string> {
  const [account] = await view.all(
    view.tables.selectFrom('accounts').select('name').where('accountId', '=', accountId),
  )
  return account?.name ?? ''
}
