import type { Request, RequestHandler, Response, Router } from 'express'
import {
  paramNames,
  signedInCallers,
  type BodyOf,
  type Caller,
  type Endpoint,
  type OwnRefusalOf,
  type ParamsOf,
  type QueryOf,
  type ReasonOf,
  type ReplyOf,
  type SignedInCaller,
} from '../../domain/contract/endpoint.ts'
import { withSanitizedTexts } from '../../domain/contract/words.ts'
import { firstFault } from '../../domain/record/record-form.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import { blockedWords, textsIn, type GuardedForm } from '../../domain/wording/blocked-words.ts'
import { noteBlockedWords } from '../advice/blocked-words.ts'
import type { Tool } from '../tools/tool-keys.ts'
import type { SignInKind } from '../accounts/sign-in-sessions.ts'
import type { ServerParts } from '../server-parts.ts'
import { address, type Handlers } from './addresses.ts'
import {
  readJson,
  requireCompanyRole,
  requireMoreThanCounts,
  requireOwnHand,
  requireRole,
  requireSignIn,
  requireSiteRight,
  scopeOf,
  subjectIn,
} from './guards.ts'
import { RequestError } from './request-error.ts'
import { whileItMay } from './standing-rights.ts'
import { requireToolRight, toolIn } from './tool-guard.ts'

/** A request that has the form its contract asks for, by somebody who may make it. */
export interface Asked<E extends Endpoint> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  scope: E['caller'] extends 'anyone' | 'stranger' | 'tool' ? undefined : Scope
  /** The program that asks. */
  tool: E['caller'] extends 'tool' ? Tool : undefined
  /** Whose session it is: an account, or the holder of a pass. */
  subject: E['caller'] extends SignedInCaller ? string : undefined
  request: Request
}

/** What a handler answers when it gives no reply. */
export class Refusal<Name extends string, Reason extends string = never> {
  readonly name: Name
  readonly reasons: readonly Reason[] | undefined
  readonly retryAfter: number | undefined

  constructor(
    name: Name,
    { reasons, retryAfter }: { reasons?: readonly Reason[]; retryAfter?: number } = {},
  ) {
    this.name = name
    this.reasons = reasons
    this.retryAfter = retryAfter
  }
}

export function refusal<const Name extends string>(name: Name): Refusal<Name> {
  return new Refusal(name)
}

/** Rules stand against it: `reasons` names each. */
export function notPossible<const Reason extends string>(
  ...reasons: readonly Reason[]
): Refusal<'not-possible', Reason> {
  return new Refusal('not-possible', { reasons })
}

/** Too many tries: seconds to wait before the next. */
export function rateLimited(retryAfter: number): Refusal<'too-many-requests'> {
  return new Refusal('too-many-requests', { retryAfter })
}

/** What a handler may answer. A form that a schema cannot tell is refused as `invalid-request` as well. */
export type AnswerOf<E extends Endpoint> =
  | ReplyOf<E>
  | Refusal<OwnRefusalOf<E> | 'invalid-request' | 'too-many-requests', ReasonOf<E>>

export interface Route {
  endpoint: Endpoint
  answer: (asked: never) => unknown
}

/** Says what answers to a call of the contract; its types are those of the contract. */
export function route<E extends Endpoint>(
  endpoint: E,
  answer: (asked: Asked<E>) => AnswerOf<E> | Promise<AnswerOf<E>>,
): Route {
  return { endpoint, answer }
}

const rolesOf: Record<Caller, readonly DeviceRole[]> = {
  anyone: [],
  stranger: [],
  tool: [],
  kiosk: ['kiosk'],
  visitor: ['kiosk'],
  front: ['kiosk', 'host'],
  desk: ['host', 'employer'],
  host: ['host'],
  employer: ['employer'],
}
const signInKindOf: Record<SignedInCaller, SignInKind> = {
  visitor: 'visitor',
  host: 'account',
  employer: 'account',
}

/**
 * Registers calls of the contract. Rights come first, then the form of what is asked, then the handler.
 * `checksReplies`: an answer that breaks its contract is an error rather than an answer.
 */
export function addRoutes(
  router: Router,
  parts: ServerParts,
  routes: readonly Route[],
  checksReplies: boolean,
): void {
  const paths = Map.groupBy(routes, ({ endpoint }) => endpoint.path)
  for (const [path, there] of paths) {
    const handlers: Handlers = {}
    for (const one of there) {
      handlers[one.endpoint.method.toLowerCase() as Lowercase<Endpoint['method']>] = [
        ...guardsOf(one.endpoint, parts),
        (request, response) => answerTo(parts, one, request, response, checksReplies),
      ]
    }
    address(router, `/${path}`, handlers)
  }
}

function guardsOf(endpoint: Endpoint, parts: ServerParts): RequestHandler[] {
  const { caller, companyRoles = ['manager'], right = 'daily', toolRight, whenAssisted, body } = endpoint
  const roles = rolesOf[caller]
  return [
    ...(toolRight === undefined ? [] : [requireToolRight(toolRight)]),
    ...(roles.length > 0 ? [requireRole(...roles)] : []),
    ...(signedInCallers.has(caller) ? [requireSignIn(parts, signInKindOf[caller as SignedInCaller])] : []),
    ...(caller === 'visitor' && whenAssisted ? [requireOwnHand(parts, whenAssisted)] : []),
    ...(caller === 'host' ? [requireSiteRight(parts, right)] : []),
    ...(caller === 'front' ? [requireMoreThanCounts(parts)] : []),
    ...(caller === 'employer' ? [requireCompanyRole(parts, companyRoles)] : []),
    ...(body ? readJson : []),
  ]
}

async function answerTo(
  parts: ServerParts,
  { endpoint, answer }: Route,
  request: Request,
  response: Response,
  checksReplies: boolean,
): Promise<void> {
  const asked = {
    params: Object.fromEntries(paramNames(endpoint.path).map((name) => [name, request.params[name]])),
    query: endpoint.query && fitting(endpoint.query, request.query),
    body: endpoint.body && fitting(endpoint.body, request.body),
    scope: scopeOf(response),
    subject: subjectIn(response),
    tool: toolIn(response),
    request,
  }
  const reply = await whileItMay(response, () => answer(asked as never))
  if (endpoint.noStore) response.setHeader('cache-control', 'no-store')
  if (reply instanceof Refusal && endpoint.guards && reply.reasons?.some(isProtected)) {
    await noteHeldBack(parts, endpoint.guards, asked)
  }
  if (reply instanceof Refusal) throw new RequestError(reply.name, reply)
  if (!endpoint.reply) return void response.status(204).end()
  if (checksReplies) mustFit(endpoint, reply)
  if (endpoint.media !== undefined) return void response.type(endpoint.media).send(reply)
  response.status(endpoint.status ?? 200).json(reply)
}

/** As the rules name it. */
const isProtected = (reason: string) => reason === 'protected-words' || reason === 'protected-wording'

/** Hosts hear that an employer's words were held back, and on which grounds. */
async function noteHeldBack(
  { store, clock }: ServerParts,
  form: GuardedForm,
  { body, scope }: { body: unknown; scope: Scope },
): Promise<void> {
  const blocked = blockedWords(form, textsIn(body))
  if (!blocked || scope.employerId === undefined) return
  const author = { employerId: scope.employerId, siteId: scope.siteId }
  await store.transaction((tx) => noteBlockedWords(tx, blocked, author, clock.now()))
}

function fitting(schema: object, sent: unknown): unknown {
  const clean = withSanitizedTexts(schema, sent)
  const fault = firstFault(schema, clean)
  if (fault) {
    // A name that somebody else chose is told back to them, not for ever.
    throw new RequestError('invalid-request', { fault: { ...fault, field: fault.field.slice(0, 80) } })
  }
  return clean
}

function mustFit({ method, path, reply: schema }: Endpoint, reply: unknown): void {
  const fault = firstFault(schema!, reply)
  if (fault) throw new Error(`${method} ${path} answers outside its contract: ${fault.field}, ${fault.rule}`)
}
