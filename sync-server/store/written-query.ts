import { CompiledQuery, type Compilable } from 'kysely'

/**
 * A query whose SQL is written out, for what runs with every request or every look: building such a small query from
 * its parts takes several times as long as running it.
 */
export function writtenQuery<Row, Parameters extends readonly unknown[] = []>(
  sql: string,
): (...parameters: Parameters) => Compilable<Row> {
  const query = CompiledQuery.raw(sql)
  return (...parameters) => ({ compile: () => ({ ...query, parameters }) as CompiledQuery<Row> })
}
