import { readMyBoard, type MyPosting } from '../../data/my-board-api.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads the person's cards and what interests them, into the memory of this session. */
export const readMyPostings: ReadMine = async (data, session) => {
  const read = await askAsHolder(data, session, (access) => readMyBoard(data, access))
  if (!read?.ok) return false
  const { asked, postings, interests } = read.value
  session.myBoard = { asked, postings: postings.map((one) => asSaidHere(one, session)), interests }
  return true
}

/** What they said of their card in this session may still be on its way: the server does not know it yet. */
export function asSaidHere(posting: MyPosting, { saidOfOwn }: Pick<VisitorSession, 'saidOfOwn'>): MyPosting {
  const said = saidOfOwn.get(posting.id)
  if (said === undefined) return posting
  const { renewedUntil: _again, ...known } = posting
  return said.type === 'ended'
    ? { ...known, state: 'ended' }
    : { ...known, state: 'published', endsOn: said.until }
}
