import { readMyTables as readTables } from '../../data/tables.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads who sits beside the person, and what became of tables they proposed, into the memory of this session. */
export const readMyTables: ReadMine = async (data, session) => {
  const read = await askAsHolder(data, session, (access) => readTables(data, access))
  if (!read?.ok) return false
  session.myTables = read.value
  return true
}
