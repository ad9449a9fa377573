import type { IpcMain, WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { bridgeChannels } from '../domain/bridge/bridge.ts'
import { answerBridge } from './bridge-handlers.ts'

/** Registers the handlers and returns a way to call one as a page at this address would. */
function registered(print: (sender: WebContents) => Promise<'printed'>) {
  const handlers = new Map<string, (event: object) => unknown>()
  const ipc = { handle: (channel, handler) => handlers.set(channel, handler as never) } as Pick<
    IpcMain,
    'handle'
  >
  answerBridge(ipc, { print })
  return {
    channels: [...handlers.keys()],
    callFrom: (url: string | null) =>
      handlers.get(bridgeChannels.print)?.({ senderFrame: url === null ? null : { url }, sender: {} }),
  }
}

describe('a call over the bridge', () => {
  test.each(['https://example.org/', 'about:blank', 'app://other/kiosk/index.html', null])(
    'from %s is refused, and nothing prints',
    (url) => {
      let prints = 0
      const { callFrom } = registered(async () => {
        prints++
        return 'printed'
      })
      expect(() => callFrom(url)).toThrow('not one of our screens')
      expect(prints).toBe(0)
    },
  )

  test('from one of our screens is answered', async () => {
    const { callFrom } = registered(async () => 'printed')
    expect(await callFrom('app://kiosk/host/index.html#/evacuation')).toBe('printed')
  })

  test('every command has its answer', () => {
    expect(registered(async () => 'printed').channels).toEqual(Object.values(bridgeChannels))
  })
})
