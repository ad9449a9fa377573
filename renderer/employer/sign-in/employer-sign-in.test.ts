import { describe, expect, it } from 'vitest'
import type { DeviceData } from '../../data/device-data.ts'
import { createOfflineUnlock } from '../../desk/frame/offline-unlock.ts'
import { createEmployerSignIn } from './employer-sign-in.ts'

const armelle = { session: 's', account: { id: 'e1', name: 'Armelle' } }

/** A desk whose server answers with the first of these, then the next. */
function deskAnswered(...replies: unknown[]) {
  const data = { now: () => 1_770_000_000_000, call: () => Promise.resolve(replies.shift()) }
  return createEmployerSignIn(data as unknown as DeviceData, createOfflineUnlock(10))
}
const unreachable = { ok: false, reason: 'unreachable' }

describe('signing in at the employer desk', () => {
  it('lets nobody in without the server the first time of the day', async () => {
    const session = deskAnswered(unreachable)
    expect(await session.signIn('armelle', '1234')).toEqual(unreachable)
    expect(session.person.value).toBeNull()
  })

  it('gives one answer for a wrong identifier and a wrong secret, with or without the server', async () => {
    const session = deskAnswered(
      { ok: true, value: armelle },
      { ok: false, reason: 'wrong-credentials' },
      unreachable,
    )
    await session.signIn('armelle', '1234')
    session.lock('absence')
    for (let round = 0; round < 2; round += 1) {
      expect(await session.signIn('armelle', '9999')).toEqual({ ok: false, reason: 'wrong-credentials' })
      expect(session.person.value).toBeNull()
    }
  })

  it('unlocks for the same person while the server is away, and says who is here', async () => {
    const session = deskAnswered({ ok: true, value: armelle }, unreachable)
    await session.signIn('armelle', '1234')
    session.lock('absence')
    expect(session.lockedBecause.value).toBe('absence')
    expect((await session.signIn('armelle', '1234')).ok).toBe(true)
    expect(session.person.value?.account.name).toBe('Armelle')
    expect(session.lockedBecause.value).toBeNull()
  })
})
