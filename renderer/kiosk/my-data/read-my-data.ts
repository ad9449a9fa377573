import { readMyData as read } from '../../data/my-data-api.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads all that the site keeps of the holder into the memory of this session. */
export const readMyData: ReadMine = async (data, session) => {
  const { access } = session
  if (!access) return false
  const told = await read(data, access)
  if (!told.ok || session.access !== access) return false
  session.myData = told.value
  return true
}
