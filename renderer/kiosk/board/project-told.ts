import { withWord } from '../../../domain/postings/project.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'

/** A project as it will be once the site heard what was told of it in this session. */
export function asToldHere<P extends Pick<Posting, 'steps' | 'wanted' | 'shown'>>(
  project: P,
  postingId: string,
  { toldOfProjects }: Pick<VisitorSession, 'toldOfProjects'>,
): P {
  return (toldOfProjects.get(postingId) ?? []).reduce(
    (known, { id, at, word }) => ({ ...known, shown: withWord(known, word, { id, at }) }),
    project,
  )
}
