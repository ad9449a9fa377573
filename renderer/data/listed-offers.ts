import { map } from 'rxjs'
import type { Ref } from 'vue'
import type { ListedOffer } from '../../domain/hiring/listed-offer.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLive } from './live.ts'

/** The offers that other lists show, newest first, live. */
export function watchListedOffers(data: DeviceData): Ref<ListedOffer[]> {
  const listed = data
    .records('listedOffers')
    .find()
    .$.pipe(map((found) => found.map(plain).sort((a, b) => b.listedAt - a.listedAt)))
  return useLive<ListedOffer[]>(listed, [])
}
