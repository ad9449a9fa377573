import { useI18n } from 'vue-i18n'
import type { Result } from '../../../domain/result.ts'
import type { BookingRefusal } from '../../data/bookings.ts'
import { useSaving, type Saving } from '../../page/use-saving.ts'

/** Saving what a host says of a booking. */
export interface Telling extends Saving {
  /** Whether it is written. When the booking no longer stands where that can be said, `failure` says so. */
  tell(work: () => Promise<Result<unknown, BookingRefusal>>): Promise<boolean>
}

export function useTelling(): Telling {
  const { t } = useI18n()
  const saving = useSaving()
  return {
    ...saving,
    async tell(work) {
      const told = await saving.run(work)
      if (!told.ok) return false
      if (!told.value.ok) saving.failure.value = () => t('cockpit.notNoted')
      return told.value.ok
    },
  }
}
