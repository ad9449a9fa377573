import type { ClientBase, QueryConfig, QueryResult } from 'pg'
import { asStoreErrors } from './postgres-fault.ts'

type Row = Record<string, unknown>
export type PostgresValue = string | number | null | readonly (string | number | null)[]

/** Hand-written statements by their text: each connection parses each of them once, under its name. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `pepiniere-${names.size}`
  names.set(text, name)
  return name
}

/** A moment without an end is later than every one that is kept: `bigint` has no infinity, as SQLite does. */
function inRange(value: unknown): unknown {
  if (value === Infinity) return Number.MAX_SAFE_INTEGER
  return value === -Infinity ? Number.MIN_SAFE_INTEGER : value
}

/** One connection, inside a transaction. What is asked of it at once leaves at once, and is done in the order of the asking. */
export class PostgresSession {
  readonly #client: ClientBase

  constructor(client: ClientBase) {
    this.#client = client
  }

  /** The rows of a hand-written statement, of which there is a fixed number. */
  async rows(text: string, ...values: PostgresValue[]): Promise<Row[]> {
    return (await this.#ask({ name: nameOf(text), text, values: values.map(inRange) })).rows
  }

  /** A statement that was built for this one time. */
  built(text: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    return this.#ask({ text, values: values.map(inRange) })
  }

  #ask(query: QueryConfig): Promise<QueryResult<Row>> {
    return asStoreErrors(() => this.#client.query<Row>(query))
  }
}
