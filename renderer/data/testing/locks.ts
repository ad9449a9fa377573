import { threadId } from 'node:worker_threads'

/** The document of these tests has no locks; a browser has, and its one window gets them at once. */
export function giveLocks(): void {
  const request = async (_name: string, _options: object, held: () => Promise<void>) => held()
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
}

const shared = globalThis.navigator?.locks

/** All threads of a process share its locks; each file of tests is a browser of its own, with its own. */
export function keepLocksApart(): void {
  if (!shared) return
  const request = (name: string, options: LockOptions, held: LockGrantedCallback<unknown>) =>
    shared.request(`${threadId} ${name}`, options, held)
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
}
