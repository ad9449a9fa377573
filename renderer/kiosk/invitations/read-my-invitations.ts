import { myInvitations } from '../../data/invitations-api.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads what employers ask of the person, into the memory of this session. */
export const readMyInvitations: ReadMine = async (data, session) => {
  const read = await askAsHolder(data, session, (access) => myInvitations(data, access))
  if (!read?.ok) return false
  session.invitations = read.value.invitations
  return true
}
