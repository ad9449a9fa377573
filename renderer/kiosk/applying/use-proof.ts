import { computed, type ComputedRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDeviceData } from '../../data/device-data.ts'
import type { PictureSecret } from '../../data/visitor-api.ts'
import type { Sentence } from '../../page/use-sentence.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { readMyApplications } from '../applications/read-my-applications.ts'
import { openWithPictures } from '../unlock/open-with-pictures.ts'

/** Whether the four pictures of a card are known before something is sent with it. */
export interface Proof {
  /** A pass that never had pictures is given some with the first thing that is sent. */
  choosesPictures: ComputedRef<boolean>
  /** Who finds somebody's card chooses nothing: a host allows it who has the person in front of them. */
  needsHost(): boolean
  mustProve(): boolean
  /**
   * Whether to go on with these pictures: they are those of the card, or there is no network and the server checks
   * them when they arrive. Else a sentence says why, and they are asked for again.
   */
  isProven(secret: PictureSecret): Promise<boolean>
}

/** `pictures`: the step that asks for them; `problem`: where the sentence stands. */
export function useProof(pictures: Readonly<ShallowRef<{ clear(): void } | null>>, problem: Sentence): Proof {
  const { t } = useI18n()
  const data = useDeviceData()
  const session = useVisitorSession()
  const choosesPictures = computed(() => session.isNewCard || session.news?.hasPictures === false)
  return {
    choosesPictures,
    needsHost: () => choosesPictures.value && !session.isNewCard && !session.news?.mayChoosePictures,
    mustProve: () => !choosesPictures.value && session.access === null && data.sync.connected,
    async isProven(secret) {
      problem.value = ''
      const { visitId } = session
      const opened = await openWithPictures(data, session, secret, readMyApplications)
      // They left meanwhile: nothing goes on.
      if (session.visitId !== visitId) return false
      if (opened.ok) return true
      if (opened.reason === 'unreachable') {
        session.secret = secret
        return true
      }
      session.secret = null
      problem.value = () => t(`kiosk.unlock.refused.${opened.reason}`)
      pictures.value?.clear()
      return false
    },
  }
}
