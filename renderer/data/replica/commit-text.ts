import type { Change } from './journal.ts'

/** What one commit says of one table: as text until somebody asks for it. */
export type TablePart = readonly [table: string, said: string | Change]

/**
 * One commit as the text of a frame: a line that names each table with the length of what is said of it, and then
 * that, one table after the other. A device reads all of its frames when it starts, and parses of them only the
 * tables that it is asked for.
 */
export function textOf(changes: readonly Change[]): string {
  const said = changes.map(({ table, ...change }) => [table, JSON.stringify(change)] as const)
  const directory = said.map(([table, text]) => [table, text.length])
  // Joined once: of megabytes, a part that is put together first is copied again.
  return [JSON.stringify(directory), '\n', ...said.map(([, text]) => text)].join('')
}

/** The parts of such a text, or of one as former versions wrote it: a JSON array of changes. */
export function partsIn(text: string): TablePart[] {
  const end = text.indexOf('\n')
  if (end === -1) return (JSON.parse(text) as Change[]).map((change) => [change.table, change])
  let at = end + 1
  return (JSON.parse(text.slice(0, end)) as [table: string, length: number][]).map(([table, length]) => {
    const part = text.slice(at, at + length)
    at += length
    return [table, part]
  })
}

/** What a part says of its table. */
export function changeIn([table, said]: TablePart): Change {
  return typeof said === 'string' ? { ...(JSON.parse(said) as Omit<Change, 'table'>), table } : said
}
