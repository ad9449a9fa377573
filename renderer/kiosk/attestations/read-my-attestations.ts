import { myAttestations } from '../../data/visitor-attestations.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads what was said of the holder's challenges; without network it stays as it was read. */
export const readMyAttestations: ReadMine = async (data, session) => {
  const { access } = session
  if (!access) return false
  const read = await myAttestations(data, access)
  if (session.access !== access) return false
  if (read.ok) session.attestations = read.value
  return read.ok
}
