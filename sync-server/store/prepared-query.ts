import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { StoreReader } from './store.ts'
import type { Tables } from './tables.ts'

/** A query as it was compiled, and for each of its values which parameter it is; a value of its own otherwise. */
interface Prepared<Row> {
  query: CompiledQuery<Row>
  values: readonly ({ parameter: number } | { own: unknown })[]
}

/**
 * A query that is built once for each database, for what runs with every request or every look: building such a small
 * query takes several times as long as running it. `build` is called with marks in the place of the parameters, and may
 * only hand them on.
 */
export function preparedQuery<Parameters extends readonly unknown[], Row>(
  build: (tables: Kysely<Tables>, ...parameters: Parameters) => Compilable<Row>,
): (view: Pick<StoreReader, 'tables'>, ...parameters: Parameters) => Compilable<Row> {
  const known = new WeakMap<Kysely<Tables>, Prepared<Row>>()

  function prepare(tables: Kysely<Tables>, count: number): Prepared<Row> {
    const marks: unknown[] = Array.from({ length: count }, () => ({}))
    const query = build(tables, ...(marks as unknown as Parameters)).compile()
    const values = query.parameters.map((value) =>
      marks.includes(value) ? { parameter: marks.indexOf(value) } : { own: value },
    )
    return { query, values }
  }

  return ({ tables }, ...given) => {
    const prepared = known.get(tables) ?? prepare(tables, given.length)
    known.set(tables, prepared)
    const parameters = prepared.values.map((value) =>
      'parameter' in value ? given[value.parameter] : value.own,
    )
    return { compile: () => ({ ...prepared.query, parameters }) }
  }
}
