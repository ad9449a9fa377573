import type { Endpoint } from '../../domain/contract/endpoint.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { MakingRequest } from '../made-once.ts'

/** What a call that makes something asks for, and the request under which it does. */
export function makingRequest<Body extends { requestId?: string }>(
  { path }: Endpoint,
  { body, params, scope }: { body: Body; params: object; scope: Pick<Scope, 'siteId'> },
): { form: Omit<Body, 'requestId'>; request: MakingRequest | undefined } {
  const { requestId, ...form } = body
  if (requestId === undefined) return { form, request: undefined }
  return { form, request: { siteId: scope.siteId, requestId, said: [path, params, form] } }
}
