import { computed, type ComputedRef } from 'vue'
import { useDeviceData } from '../../data/device-data.ts'
import type { PictureSecret } from '../../data/visitor-api.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { readMyApplications } from '../applications/read-my-applications.ts'
import { openWithPictures, type UnlockRefusal } from '../unlock/open-with-pictures.ts'

/** Whether the four pictures of a card are known before something is sent with it. */
export interface Proof {
  /** A pass that never had pictures is given some with the first thing that is sent. */
  choosesPictures: ComputedRef<boolean>
  /** Who finds somebody's card chooses nothing: a host allows it who has the person in front of them. */
  needsHost(): boolean
  mustProve(): boolean
  /** Whether these are the pictures of the card, asked of the server; `later` without network. */
  prove(secret: PictureSecret): Promise<'proven' | 'later' | Exclude<UnlockRefusal, 'unreachable'>>
}

export function useProof(): Proof {
  const data = useDeviceData()
  const session = useVisitorSession()
  const choosesPictures = computed(() => session.isNewCard || session.news?.hasPictures === false)
  return {
    choosesPictures,
    needsHost: () => choosesPictures.value && !session.isNewCard && !session.news?.mayChoosePictures,
    mustProve: () => !choosesPictures.value && session.access === null && data.sync.connected,
    async prove(secret) {
      const opened = await openWithPictures(data, session, secret, readMyApplications)
      if (opened.ok) return 'proven'
      return opened.reason === 'unreachable' ? 'later' : opened.reason
    },
  }
}
