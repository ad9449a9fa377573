import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import type { WhenAssisted } from '../assistance/assistance.ts'
import type { CompanyRole } from '../hiring/company-role.ts'
import type { ToolRight } from '../tools/tool-right.ts'
import type { SiteRight } from '../sites/site-role.ts'
import type { GuardedForm } from '../wording/blocked-words.ts'
import { commonRefusals, type CommonRefusal, type RequestRefusal } from './refusals.ts'

/** The type of what a schema literal describes: inferred as the records' types are. */
export type TypeOf<Schema> = ExtractDocumentTypeFromTypedRxJsonSchema<Schema>

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * Who may call. `anyone`: not even a device. `stranger`: a device that has no token yet. `tool`: a program of the
 * site's own, with a key that hosts made for it; it speaks no protocol of devices. `front`: where cards are
 * shown, a kiosk or a host's device. `desk`: a host's or an employer's device at which nobody has signed in yet. The others are at an enrolled device of that kind;
 * `visitor`, `host` and `employer` have a session there. To a device of another kind the address does not exist.
 */
export type Caller =
  | 'anyone'
  | 'stranger'
  | 'tool'
  | 'kiosk'
  | 'visitor'
  | 'front'
  | 'desk'
  | 'host'
  | 'employer'
type WithoutToken = 'anyone' | 'stranger' | 'tool'
export type SignedInCaller = 'visitor' | 'host' | 'employer'

/** Whose caller has a session of a person, told with the request. */
export const signedInCallers: ReadonlySet<Caller> = new Set<SignedInCaller>(['visitor', 'host', 'employer'])

/** One call of the server outside the exchange of records. Schemas are literals: types are inferred from them. */
export interface Endpoint {
  readonly summary: string
  readonly method: Method
  /** Under `/v1/`, with its parameters as `:name`. */
  readonly path: string
  readonly caller: Caller
  /** Which people of an employer may make a call of theirs; to the others the address does not exist. Without it: managers. */
  readonly companyRoles?: readonly CompanyRole[]
  /** What the key of a tool must allow; to others the address does not exist. */
  readonly toolRight?: ToolRight
  /** What a call of a host asks for (`domain/sites/site-role.ts`); to those without it the address does not exist. */
  readonly right?: SiteRight
  /** Of a call of a visitor: what it is while a host helps them; what is their own act is refused meanwhile. */
  readonly whenAssisted?: WhenAssisted
  /** Its words pass the guard: hosts hear of what was held back, as this. */
  readonly guards?: GuardedForm
  /** An object of texts. */
  readonly query?: object
  readonly body?: object
  /** Absent: the answer is empty. */
  readonly reply?: object
  /** Of a reply that is a text, when it is not JSON. */
  readonly media?: string
  /** Of an answer with a reply, when it is not 200. */
  readonly status?: 201
  /** The answer speaks of a person: nothing on the way may keep it. */
  readonly noStore?: true
  /** Beside those that every call of this caller may get. */
  readonly refusals?: readonly OwnRefusal[]
  /** The names that may come with `not-possible`. */
  readonly reasons?: readonly string[]
}

export type OwnRefusal =
  | 'not-found'
  | 'wrong-code'
  | 'wrong-credentials'
  | 'request-reused'
  | 'server-stopping'
  | 'database-behind'
  | 'clock-in-doubt'

/** Describes one call; returns it as it is, with the type of its literals. */
export function endpoint<const E extends Endpoint>(described: E): E {
  return described
}

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export type ParamsOf<E extends Endpoint> = Readonly<Record<NamesIn<E['path']>, string>>
export type QueryOf<E extends Endpoint> = E extends { query: infer Schema } ? TypeOf<Schema> : undefined
export type BodyOf<E extends Endpoint> = E extends { body: infer Schema } ? TypeOf<Schema> : undefined
export type ReplyOf<E extends Endpoint> = E extends { reply: infer Schema } ? TypeOf<Schema> : void
export type ReasonOf<E extends Endpoint> = E extends { reasons: readonly (infer Name extends string)[] }
  ? Name
  : never

/** What the rules of one call refuse with, beside what its guards do. */
export type OwnRefusalOf<E extends Endpoint> =
  | (E extends { whenAssisted: 'own-act' } ? 'own-act' : never)
  | (E extends { refusals: readonly (infer Name extends OwnRefusal)[] } ? Name : never)
  | (E extends { reasons: readonly string[] } ? 'not-possible' : never)

/** All that may be answered instead of the reply. */
export type RefusalOf<E extends Endpoint> =
  | CommonRefusal
  | OwnRefusalOf<E>
  | (E['caller'] extends WithoutToken ? never : 'unknown-device' | 'not-found')
  | (E['caller'] extends SignedInCaller ? 'sign-in-needed' : never)
  | (E['caller'] extends 'tool' ? 'unknown-tool' | 'not-found' : never)

/** All that may be answered instead of the reply, by name. */
export function refusalsOf({ caller, refusals = [], reasons, whenAssisted }: Endpoint): RequestRefusal[] {
  if (caller === 'anyone') {
    // Where something is looked up, each address of the network has its pace.
    const looksUp = refusals.includes('not-found')
    const asksDatabase = refusals.length > 0
    return [
      'unexpected',
      ...(looksUp ? (['too-many-requests'] as const) : []),
      ...(asksDatabase ? (['database-away'] as const) : []),
      ...refusals,
    ]
  }
  const all: RequestRefusal[] = [...commonRefusals, ...refusals]
  if (reasons) all.push('not-possible')
  if (caller === 'tool') {
    return [...all.filter((name) => name !== 'protocol-too-old'), 'unknown-tool', 'not-found']
  }
  if (caller !== 'stranger') all.push('unknown-device', 'not-found')
  if (signedInCallers.has(caller)) all.push('sign-in-needed')
  if (whenAssisted === 'own-act') all.push('own-act')
  return [...new Set(all)]
}

/** The names of the parameters in a path. */
export function paramNames(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
}
