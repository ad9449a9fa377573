import { argon2Key } from './argon2.ts'

/**
 * A key of 32 bytes out of a secret that could be guessed, so slowly that guessing is not worth it. In a worker, which
 * is thrown away with all that it held in memory; where there is none, here.
 */
export function stretchSecret(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof Worker === 'undefined') return argon2Key(secret, salt)
  const worker = new Worker(new URL('./stretch-worker.ts', import.meta.url), { type: 'module' })
  const key = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Uint8Array<ArrayBuffer>>) => resolve(event.data)
    worker.onerror = (event) => reject(new Error(event.message || 'the worker that stretches secrets failed'))
  })
  worker.postMessage([secret, salt])
  return key.finally(() => worker.terminate())
}
