import { expect, test } from 'vitest'
import type { DeviceData } from '../../data/device-data.ts'
import { createOfflineUnlock } from './offline-unlock.ts'
import { signInOrUnlock } from './sign-in-or-unlock.ts'

const account = { id: 'h1', name: 'Claire' }

/** A desk whose server answers the first sign-in, and then refuses. */
function deskRefusing(reason: string): DeviceData {
  let isFirst = true
  const call = () => {
    const reply = isFirst ? { ok: true, value: { session: 's1', account } } : { ok: false, reason }
    isFirst = false
    return Promise.resolve(reply)
  }
  return { now: () => 1_800_000_000_000, call } as unknown as DeviceData
}

test.each(['unreachable', 'protocol-too-old'])(
  'who signed in today unlocks a desk whose server is %s: their words are still there',
  async (reason) => {
    const enter = signInOrUnlock(deskRefusing(reason), createOfflineUnlock(10))
    expect(await enter('claire', 'jardin bleu')).toMatchObject({ ok: true })
    expect(await enter('claire', 'jardin bleu')).toMatchObject({ ok: true, value: { account } })
    expect(await enter('claire', 'autre')).toEqual({ ok: false, reason: 'wrong-credentials' })
  },
)

test('a server that refuses the person is believed', async () => {
  const enter = signInOrUnlock(deskRefusing('wrong-credentials'), createOfflineUnlock(10))
  await enter('claire', 'jardin bleu')
  expect(await enter('claire', 'jardin bleu')).toEqual({ ok: false, reason: 'wrong-credentials' })
})
