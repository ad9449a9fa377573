import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { markViewed } from '../../../data/applications.ts'
import type { DeviceData } from '../../../data/device-data.ts'

/** Tells a candidate that somebody read the application, while its reader reads on. */
interface Viewed {
  /** The candidate was not told; a sentence for the reader. */
  notTold: Ref<string | undefined>
  mark(applicationId: string): Promise<void>
}

export function useViewed(data: DeviceData): Viewed {
  const { t } = useI18n()
  const notTold = ref<string>()
  let latest: string | undefined
  return {
    notTold,
    async mark(applicationId) {
      latest = applicationId
      notTold.value = undefined
      try {
        await markViewed(data, applicationId)
      } catch (cause) {
        reportError(cause)
        // Another application may be on screen by now.
        if (latest === applicationId) notTold.value = t('hiring.notMarkedViewed')
      }
    },
  }
}
