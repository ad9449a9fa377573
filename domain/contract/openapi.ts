import { sameValue } from '../record/content.ts'
import { CONTRACT, type Contract } from './contract.ts'
import { paramNames, refusalsOf, signedInCallers, type Endpoint } from './endpoint.ts'
import { errorReplySchema, refusalStatus, type RequestRefusal } from './refusals.ts'
import { PROTOCOL, PROTOCOL_HEADER, SESSION_HEADER } from '../sync/protocol.ts'

type Json = Record<string, unknown>

const JSON_MEDIA = 'application/json'

/** What the literals say to our database and to our tests: of no use to a reader of the contract. */
const ours: ReadonlySet<string> = new Set(['version', 'primaryKey', 'indexes'])

/** The contract as an OpenAPI 3.1 document: what programs of others read to speak to this server. */
export function openApiOf(contract: Contract): Json {
  const schemas: Record<string, unknown> = {}
  const paths: Record<string, Json> = {}
  for (const [family, calls] of Object.entries(contract)) {
    for (const [name, endpoint] of Object.entries(calls)) {
      const path = (paths[`/v1/${endpoint.path.replace(/:(\w+)/g, '{$1}')}`] ??= {})
      path[endpoint.method.toLowerCase()] = operationOf(family, name, endpoint, schemas)
    }
  }
  published(errorReplySchema, schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pépinière',
      version: `${PROTOCOL}.${CONTRACT}.0`,
      summary: 'What devices ask of the server of their sites, beside the exchange of records.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: Object.keys(contract).map((name) => ({ name })),
    paths,
    components: {
      schemas,
      parameters: {
        protocol: {
          ...headerNamed(PROTOCOL_HEADER),
          description: 'The number of the protocol that the device speaks.',
          schema: { type: 'integer', minimum: 1 },
        },
        session: {
          ...headerNamed(SESSION_HEADER),
          description: 'The session of the person at the device.',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        device: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that the device was enrolled with.',
        },
        tool: {
          type: 'http',
          scheme: 'bearer',
          description: 'The key that a host made for this tool.',
        },
      },
    },
  }
}

function operationOf(
  family: string,
  name: string,
  endpoint: Endpoint,
  schemas: Record<string, unknown>,
): Json {
  const { summary, caller, path, query, body, reply, media, status = 200, noStore } = endpoint
  const { companyRoles = ['manager'], toolRight } = endpoint
  const parameters = [
    ...paramNames(path).map((param) => ({
      name: param,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(query ? queryParameters(query) : []),
    ...(caller === 'anyone' || caller === 'tool' ? [] : [{ $ref: '#/components/parameters/protocol' }]),
    ...(signedInCallers.has(caller) ? [{ $ref: '#/components/parameters/session' }] : []),
  ]
  return {
    operationId: `${family}.${name}`,
    tags: [family],
    summary,
    'x-caller': caller,
    ...(caller === 'employer' ? { 'x-company-roles': companyRoles } : {}),
    ...(toolRight === undefined ? {} : { 'x-tool-right': toolRight }),
    security: securityOf(caller),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: asJson(published(body, schemas)) } } : {}),
    responses: {
      ...(reply
        ? {
            [status]: {
              description: noStore ? 'Done; never kept by any cache.' : 'Done.',
              content: { [media ?? JSON_MEDIA]: { schema: published(reply, schemas) } },
            },
          }
        : { 204: { description: 'Done; there is nothing to tell.' } }),
      ...refusalResponses(endpoint),
    },
  }
}

function securityOf(caller: Endpoint['caller']): Record<string, string[]>[] {
  if (caller === 'anyone' || caller === 'stranger') return []
  return [caller === 'tool' ? { tool: [] } : { device: [] }]
}

/** One answer for each status: the names that may come with it. */
function refusalResponses(endpoint: Endpoint): Json {
  const byStatus = new Map<number, RequestRefusal[]>()
  for (const name of refusalsOf(endpoint)) {
    byStatus.set(refusalStatus[name], [...(byStatus.get(refusalStatus[name]) ?? []), name])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.map((name) => `\`${name}\``).join(', '),
        'x-refusals': names,
        ...(names.includes('not-possible') ? { 'x-reasons': endpoint.reasons } : {}),
        content: asJson({ $ref: '#/components/schemas/refusal' }),
      },
    ]),
  )
}

function queryParameters(query: object): Json[] {
  const { properties, required = [] } = query as {
    properties: Record<string, object>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

/** A schema as others read it. One that has a title stands once, under its name. */
function published(schema: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((one) => published(one, schemas))
  if (typeof schema !== 'object' || schema === null) return schema
  const { title } = schema as { title?: unknown }
  const fields = Object.entries(schema)
    .filter(([name]) => !ours.has(name) || typeof title !== 'string')
    .map(([name, part]) => [nameOf(name), published(part, schemas)])
  const told: unknown = Object.fromEntries(fields)
  if (typeof title !== 'string') return told
  const name = title.replaceAll(' ', '-')
  if (name in schemas && !sameValue(schemas[name], told)) throw new Error(`Two schemas are called ${title}`)
  schemas[name] = told
  return { $ref: `#/components/schemas/${name}` }
}

function nameOf(keyword: string): string {
  return keyword === 'dataClass' ? 'x-data-class' : keyword === 'words' ? 'x-words' : keyword
}

function headerNamed(name: string): Json {
  return { name, in: 'header', required: true }
}

function asJson(schema: unknown): Json {
  return { [JSON_MEDIA]: { schema } }
}
