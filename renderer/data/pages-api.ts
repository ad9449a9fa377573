import * as calls from '../../domain/contract/competences.ts'
import type { CertificateForm } from '../../domain/competences/certificate.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { AccountFigures } from '../../domain/competences/account-figures.ts'
export type { PageForHosts } from '../../domain/contract/competences.ts'

/** The page of somebody who lets hosts read it; the person sees that it was read. Nothing of it rests here. */
export function readPage(
  data: DeviceData,
  { session }: SignedIn,
  visitorId: VisitorId,
): Promise<ReplyTo<typeof calls.readPageAsHost>> {
  return data.call(calls.readPageAsHost, { session, params: { visitorId } })
}

/** What people of the site can do, of those who agreed to be counted. */
export function accountFigures(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.accountFigures>> {
  return data.call(calls.accountFigures, { session })
}

/** A host says what they saw somebody do who is here. */
export function recommendOnPage(
  data: DeviceData,
  { session }: SignedIn,
  visitorId: VisitorId,
  competenceIds: readonly string[],
): Promise<ReplyTo<typeof calls.recommendAsHost>> {
  const body = { competenceIds: [...competenceIds] }
  return data.call(calls.recommendAsHost, { session, params: { visitorId }, body })
}

/** Notes the title on a document that a host has just seen. */
export function certifyOnPage(
  data: DeviceData,
  { session }: SignedIn,
  visitorId: VisitorId,
  form: CertificateForm,
  requestId: string,
): Promise<ReplyTo<typeof calls.certify>> {
  return data.call(calls.certify, { session, params: { visitorId }, body: { ...form, requestId } })
}

/** Takes back a title, or what this host recommended. */
export function takeBackOnPage(
  data: DeviceData,
  { session }: SignedIn,
  visitorId: VisitorId,
  id: string,
): Promise<ReplyTo<typeof calls.takeBackAsHost>> {
  return data.call(calls.takeBackAsHost, { session, params: { visitorId }, body: { id } })
}
