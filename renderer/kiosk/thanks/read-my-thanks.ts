import { readThanks } from '../../data/thanks-api.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads whom the person may thank and what others thank them for, into the memory of this session. */
export const readMyThanks: ReadMine = async (data, session) => {
  const read = await askAsHolder(data, session, (access) => readThanks(data, access))
  if (!read?.ok) return false
  session.myThanks = read.value
  return true
}
