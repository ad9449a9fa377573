import type { Store } from './store.ts'

/** The same store, but for how its transactions are made. */
export function withTransaction(store: Store, transaction: Store['transaction']): Store {
  return {
    epoch: store.epoch,
    peers: store.peers,
    transaction,
    read: (work) => store.read(work),
    onHint: (listener) => store.onHint(listener),
    onFollowUps: (listener) => store.onFollowUps(listener),
    backup: (file) => store.backup(file),
    compact: () => store.compact(),
    size: () => store.size(),
    close: () => store.close(),
  }
}
