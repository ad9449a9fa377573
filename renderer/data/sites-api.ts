import * as calls from '../../domain/contract/sites.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { SiteLine } from '../../domain/contract/sites.ts'

export function changeSite(
  data: DeviceData,
  { session }: SignedIn,
  body: calls.SiteSettings,
): Promise<ReplyTo<typeof calls.changeSite>> {
  return data.call(calls.changeSite, { session, body })
}

export function listSites(data: DeviceData, { session }: SignedIn): Promise<ReplyTo<typeof calls.listSites>> {
  return data.call(calls.listSites, { session })
}

export function createSite(
  data: DeviceData,
  { session }: SignedIn,
  form: calls.NewSiteForm,
  requestId: string,
): Promise<ReplyTo<typeof calls.createSite>> {
  return data.call(calls.createSite, { session, body: { ...form, requestId } })
}

export function createDeskCode(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.createDeskCode>> {
  return data.call(calls.createDeskCode, { session, params: { id } })
}
