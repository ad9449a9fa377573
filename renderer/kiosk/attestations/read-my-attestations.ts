import { myAttestations } from '../../data/visitor-attestations.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads what was said of the holder's challenges; without network it stays as it was read. */
export const readMyAttestations: ReadMine = async (data, session) => {
  const read = await askAsHolder(data, session, (access) => myAttestations(data, access))
  if (!read?.ok) return false
  session.attestations = read.value
  return true
}
