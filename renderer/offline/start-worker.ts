/** Starts a worker of ours (`?worker&url`), asked for in the reach of its surface's service worker, which keeps it. */
export function startWorker(workerUrl: string): Worker {
  const isServed = location.protocol.startsWith('http') && !import.meta.env.DEV
  const file = workerUrl.slice(workerUrl.lastIndexOf('/') + 1)
  const url = isServed ? new URL(`./assets/${file}`, document.baseURI) : workerUrl
  return new Worker(url, { type: 'module' })
}
