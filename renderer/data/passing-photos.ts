import { ref } from 'vue'
import type { DeviceData } from './device-data-type.ts'
import { blobOfPhoto, fetchPhoto, type Photos } from './photos.ts'

/** As many as a desk looks at in one go. */
const MOST_HERE = 40

export interface PassingPhotos extends Photos {
  /** One that this desk has made: it is shown before anything was fetched. */
  put(hash: string, bytes: Uint8Array<ArrayBuffer>): void
  connected(): void
}

/** The photos that a host's desk shows: fetched when they are looked at, in memory alone. */
export function passPhotos(data: Pick<DeviceData, 'call'>): PassingPhotos {
  const arrived = ref(0)
  const here = new Map<string, Blob>()
  function put(hash: string, bytes: Uint8Array<ArrayBuffer>): Blob {
    const blob = blobOfPhoto(bytes)
    here.set(hash, blob)
    const [oldest] = here.keys()
    if (here.size > MOST_HERE) here.delete(oldest!)
    return blob
  }
  return {
    arrived,
    put: (hash, bytes) => void put(hash, bytes),
    connected: () => void (arrived.value += 1),
    async blobOf(name) {
      const known = here.get(name.hash)
      if (known) return known
      const bytes = await fetchPhoto(data, name)
      return typeof bytes === 'string' ? null : put(name.hash, bytes)
    },
  }
}
