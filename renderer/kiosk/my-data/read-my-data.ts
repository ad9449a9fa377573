import { readMyData as read } from '../../data/my-data-api.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads all that the site keeps of the holder into the memory of this session. */
export const readMyData: ReadMine = async (data, session) => {
  const told = await askAsHolder(data, session, (access) => read(data, access))
  if (!told?.ok) return false
  session.myData = told.value
  return true
}
