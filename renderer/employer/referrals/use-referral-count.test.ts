import { afterEach, describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import type { DeviceData } from '../../data/device-data.ts'
import type { EmployerSignIn } from '../sign-in/employer-sign-in.ts'
import { useReferralCount } from './use-referral-count.ts'

const scope: EffectScope[] = []
afterEach(() => scope.splice(0).forEach((one) => one.stop()))

function desk() {
  const person = ref<{ session: string; account: object } | null>({ session: 's1', account: {} })
  const isOpen = ref(false)
  const told = { referrals: [{ invited: undefined as string | undefined }, { invited: 'waiting' }], calls: 0 }
  const answers: (() => void)[] = []
  const call = () => {
    told.calls += 1
    const referrals = [...told.referrals]
    return new Promise((resolve) => answers.push(() => resolve({ ok: true, value: { referrals } })))
  }
  const answer = async () => {
    answers.splice(0).forEach((one) => one())
    await nextTick()
    await nextTick()
  }
  const data = { call, sync: { connected: true } } as unknown as DeviceData
  scope.push(effectScope())
  const count = scope
    .at(-1)!
    .run(() => useReferralCount(data, { person } as unknown as EmployerSignIn, () => isOpen.value))!
  return { count, person, isOpen, told, answer }
}

describe('the number beside recommendations', () => {
  it('is of those who are not invited yet, and follows what was done on their page', async () => {
    const { count, isOpen, told, answer } = desk()
    await answer()
    expect(count.value).toBe(1)
    isOpen.value = true
    await nextTick()
    told.referrals = [{ invited: 'waiting' }, { invited: 'waiting' }]
    isOpen.value = false
    await nextTick()
    await answer()
    expect([count.value, told.calls]).toEqual([0, 3])
  })

  it('is nobody’s once the desk is locked, and not the last one’s', async () => {
    const { count, person, answer } = desk()
    await answer()
    person.value = null
    await nextTick()
    expect(count.value).toBe(0)
    person.value = { session: 's2', account: {} }
    await nextTick()
    person.value = null
    await nextTick()
    await answer()
    expect(count.value).toBe(0)
  })
})
