import { inject, provide, type InjectionKey, type Ref } from 'vue'
import type { ListedOffer } from '../../../domain/hiring/listed-offer.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { watchOpenOffers, type OpenOffer } from '../../data/job-offers.ts'
import { watchListedOffers } from '../../data/listed-offers.ts'

interface Offers {
  open: Ref<OpenOffer[]>
  listed: Ref<ListedOffer[]>
}
const offersKey: InjectionKey<Offers> = Symbol('offers')

/** Follows the offers for all the screens at once, so that none of them starts empty. */
export function provideOffers(data: DeviceData): void {
  provide(offersKey, { open: watchOpenOffers(data), listed: watchListedOffers(data) })
}

/** The offers that one may apply to here, newest first. */
export function useOpenOffers(): Ref<OpenOffer[]> {
  return useOffers().open
}

/** The offers of France Travail, newest first: one applies to them elsewhere. */
export function useListedOffers(): Ref<ListedOffer[]> {
  return useOffers().listed
}

function useOffers(): Offers {
  const offers = inject(offersKey)
  if (!offers) throw new Error('No offers were provided')
  return offers
}
