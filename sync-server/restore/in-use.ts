import type { StoreReader } from '../store/store.ts'

/** By what a person calls them. */
export interface InUse {
  devices: string[]
  accounts: string[]
}

/** Who may get in: to be looked through by a person where nothing could be carried over. */
export async function listInUse(view: StoreReader): Promise<InUse> {
  const devices = view.tables.selectFrom('devices').select('name').where('revokedAt', 'is', null)
  const accounts = view.tables.selectFrom('accounts').select('login').where('closedAt', 'is', null)
  return {
    devices: (await view.all(devices.orderBy('enrolledAt'))).map(({ name }) => name),
    accounts: (await view.all(accounts.orderBy('createdAt'))).map(({ login }) => login),
  }
}
