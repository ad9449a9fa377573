import type { Ref } from 'vue'
import { useDeviceData } from '../../data/device-data.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useSaving } from '../../page/use-saving.ts'
import { readMyApplications } from '../applications/read-my-applications.ts'
import { useGo } from '../go.ts'
import { useStillHere } from '../still-here.ts'
import { openWithPictures } from '../unlock/open-with-pictures.ts'
import { appliedTo } from './applied-to.ts'

/**
 * Opens the application that the person made to an offer: as it stands at the server when that can be read,
 * else its receipt of this session, else the four pictures are asked first.
 */
export function useSeeApplication(): { see: (offerId: string) => Promise<void>; busy: Ref<boolean> } {
  const go = useGo()
  const data = useDeviceData()
  const session = useVisitorSession()
  const isHere = useStillHere()
  const { busy, run } = useSaving()

  const isRead = (id: string) => session.myApplications.some(({ application }) => application.id === id)

  async function see(offerId: string) {
    const id = appliedTo(session, offerId)
    if (busy.value || id === null) return
    const { secret } = session
    // Whatever became of it, there is a way on below.
    if (!isRead(id) && secret) await run(() => openWithPictures(data, session, secret, readMyApplications))
    if (!isHere()) return
    const made = session.sentHere.find(({ applicationId }) => applicationId === id)
    if (isRead(id)) {
      await go('application', { applicationId: id })
    } else if (made) {
      session.made = made
      await go('receipt')
    } else {
      await go('unlock')
    }
  }
  return { see, busy }
}
