import { argon2Key } from './argon2.ts'

/** Stretches one secret beside the page, which goes on answering fingers meanwhile. */
addEventListener('message', (event: MessageEvent<Parameters<typeof argon2Key>>) => {
  void argon2Key(...event.data).then((key) => postMessage(key))
})
