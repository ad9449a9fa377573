import { myInvitations } from '../../data/invitations-api.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads what employers ask of the person, into the memory of this session. */
export const readMyInvitations: ReadMine = async (data, session) => {
  const { access } = session
  if (!access) return false
  const read = await myInvitations(data, access)
  if (!read.ok || session.access !== access) return false
  session.invitations = read.value.invitations
  return true
}
