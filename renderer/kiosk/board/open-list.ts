import type { PostingKind } from '../../../domain/postings/topics.ts'
import type { ReadyKind } from '../../../domain/postings/ready-words.ts'
import { useGo } from '../go.ts'
import { doorOf, doorWriting } from './find-postings.ts'

/** To the list in which a card of a kind stands, or from which it is written: a door, or the wall of successes. */
export function useOpenList() {
  const go = useGo()
  return {
    withCard: (kind: PostingKind) =>
      kind === 'success' ? go('successes') : go('postings', { door: doorOf(kind) }),
    writing: (kind: ReadyKind) =>
      kind === 'success' ? go('successes') : go('postings', { door: doorWriting(kind) }),
  }
}
