import { expect, test } from 'vitest'
import { createOfflineUnlock, OFFLINE_TRIES } from './offline-unlock.ts'

const claire = { session: 's1', account: { id: 'h1', name: 'Claire' } }
const today = '2026-11-23'
const wrong = { ok: false, reason: 'wrong-credentials' }
const serverNeeded = { ok: false, reason: 'server-needed' }
const remembered = async () => {
  const unlock = createOfflineUnlock(10)
  await unlock.remember('claire', 'jardin bleu', claire, today)
  return unlock
}

test('nobody gets in without the server before a first sign-in', async () => {
  expect(await createOfflineUnlock(10).unlock('claire', 'jardin bleu', today)).toEqual(serverNeeded)
})

test('a wrong password or another login does not unlock', async () => {
  const unlock = await remembered()
  expect(await unlock.unlock('claire', 'jardin vert', today)).toEqual(wrong)
  expect(await unlock.unlock('paul', 'jardin bleu', today)).toEqual(wrong)
})

test('the next day needs the server again', async () => {
  const unlock = await remembered()
  expect(await unlock.unlock('claire', 'jardin bleu', '2026-11-24')).toEqual(serverNeeded)
})

test('after five wrong tries even the right password waits for the server', async () => {
  const unlock = await remembered()
  for (let index = 0; index < OFFLINE_TRIES; index += 1) await unlock.unlock('claire', 'non', today)
  expect(await unlock.unlock('claire', 'jardin bleu', today)).toEqual(serverNeeded)
})

test('the host who signed in today unlocks without the server', async () => {
  const unlock = await remembered()
  expect(await unlock.unlock('claire', 'non', today)).toEqual(wrong)
  expect(await unlock.unlock('claire', 'jardin bleu', today)).toEqual({ ok: true, value: claire })
})
