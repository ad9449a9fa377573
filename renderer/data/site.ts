import { map } from 'rxjs'
import type { Ref } from 'vue'
import type { Site } from '../../domain/sites/site.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLive } from './live.ts'

/** The site of this device, live; `null` until the server first told it. */
export function watchSite(data: DeviceData): Ref<Site | null> {
  const found = data.records('sites').findOne(data.identity.siteId).$
  return useLive<Site | null>(found.pipe(map((document) => (document ? plain(document) : null))), null)
}

/** The site as this device knows it now. */
export async function readSite(data: DeviceData): Promise<Site | null> {
  const document = await data.records('sites').findOne(data.identity.siteId).exec()
  return document ? plain(document) : null
}
