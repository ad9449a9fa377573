import { ref, watch, type Ref } from 'vue'
import type { DeviceData } from '../../data/device-data.ts'
import { referralsReceived } from '../../data/referrals-api.ts'
import { roleOf } from '../people/rights.ts'
import type { EmployerSignIn } from '../sign-in/employer-sign-in.ts'

/**
 * How many people were recommended to the employer and are not invited yet. The server is asked once somebody signed in,
 * when the network comes back, and whenever their page was opened or left; nothing of it is kept.
 */
export function useReferralCount(
  data: DeviceData,
  session: EmployerSignIn,
  isOnTheirPage: () => boolean,
): Readonly<Ref<number>> {
  const count = ref(0)
  async function read(): Promise<void> {
    const person = session.person.value
    if (!person || roleOf(person) === 'observer') {
      count.value = 0
      return
    }
    const reply = await referralsReceived(data, person)
    // Somebody else may have signed in meanwhile, or nobody.
    if (!reply.ok || session.person.value?.session !== person.session) return
    count.value = reply.value.referrals.filter(({ invited }) => invited === undefined).length
  }
  watch([() => session.person.value?.session, () => data.sync.connected, isOnTheirPage], read, {
    immediate: true,
  })
  return count
}
