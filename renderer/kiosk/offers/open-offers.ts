import { inject, provide, type InjectionKey, type Ref } from 'vue'
import type { DeviceData } from '../../data/device-data.ts'
import { watchOpenOffers, type OpenOffer } from '../../data/job-offers.ts'

const openOffersKey: InjectionKey<Ref<OpenOffer[]>> = Symbol('open offers')

/** Follows the open offers for all the screens at once, so that none of them starts empty. */
export function provideOpenOffers(data: DeviceData): void {
  provide(openOffersKey, watchOpenOffers(data))
}

/** The offers that one may apply to, newest first. */
export function useOpenOffers(): Ref<OpenOffer[]> {
  const offers = inject(openOffersKey)
  if (!offers) throw new Error('No offers were provided')
  return offers
}
