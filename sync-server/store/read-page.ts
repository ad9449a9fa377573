import type { Page } from './store.ts'

export interface SourceRow {
  seq: number
  id: string
  body: string | null
  skip?: boolean
}
/** Rows above `since` in the order of their numbers, at most `limit` of them. */
export type PageSource = (since: number, limit: number) => SourceRow[] | Promise<SourceRow[]>

/**
 * Merges several ordered sources into one page of at most `limit` rows.
 * A source that filled its share may hold more: nothing beyond its last row is taken, or rows would be missed.
 * `head`: the partition's number before reading; once everything was read the reader may start from it.
 */
export async function readPage(
  sources: readonly PageSource[],
  since: number,
  limit: number,
  head: number,
): Promise<Page> {
  const rows = new Map<string, SourceRow>()
  let from = since
  for (;;) {
    const wanted = limit - rows.size
    const found = await Promise.all(sources.map(async (source) => source(from, wanted)))
    const full = found.filter((part) => part.length === wanted).map((part) => part.at(-1)!.seq)
    const bound = full.length > 0 ? Math.min(...full) : Infinity
    const merged = found
      .flat()
      .filter((row) => row.seq <= bound && !row.skip)
      .sort((a, b) => a.seq - b.seq)
    for (const row of merged) {
      if (rows.size === limit && !rows.has(row.id)) return { rows: plain(rows), seq: lastSeq(rows) }
      // A record seen twice is one record: its later row tells its state.
      rows.delete(row.id)
      rows.set(row.id, row)
    }
    if (bound === Infinity) return { rows: plain(rows), seq: Math.max(head, since) }
    from = bound
    if (rows.size === limit) return { rows: plain(rows), seq: from }
  }
}

function lastSeq(rows: Map<string, SourceRow>): number {
  return Math.max(...[...rows.values()].map((row) => row.seq))
}

function plain(rows: Map<string, SourceRow>): Page['rows'] {
  return Array.from(rows.values(), ({ seq, id, body }) => ({ seq, id, body }))
}
