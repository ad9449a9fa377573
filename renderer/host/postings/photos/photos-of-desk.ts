import { inject, provide, watch, type InjectionKey } from 'vue'
import type { DeviceData } from '../../../data/device-data.ts'
import { passPhotos, type PassingPhotos } from '../../../data/passing-photos.ts'
import { photosKey } from '../../../data/photos.ts'

const passingKey: InjectionKey<PassingPhotos> = Symbol('passing photos')

/** Photos for the screens below this one. */
export function providePhotosOfDesk(data: DeviceData): void {
  const photos = passPhotos(data)
  provide(photosKey, photos)
  provide(passingKey, photos)
  watch(
    () => data.sync.connected,
    (isConnected) => isConnected && photos.connected(),
  )
}

export function usePhotosOfDesk(): PassingPhotos {
  const photos = inject(passingKey)
  if (!photos) throw new Error('No photos were provided')
  return photos
}
