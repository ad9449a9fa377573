import { readyGroupsOf, topicOfGroup } from '../../../domain/postings/ready-words.ts'
import type { MyPosting } from '../../data/my-board-api.ts'
import { blankPosting, type PostingDraft } from '../../stores/board-session.ts'
import { groupOf, isReadyKind } from './group-of.ts'

/** A card that is over or was refused, to make again with its words; `null`: of a kind that nobody makes at a kiosk. */
export function draftAgain(posting: MyPosting): PostingDraft | null {
  if (!isReadyKind(posting.kind)) return null
  const { kind, topic, title, text, steps, wanted, stage } = posting
  const any = readyGroupsOf(kind).find((one) => topicOfGroup(one) === topic) ?? null
  const group = groupOf(posting) ?? any
  return {
    ...blankPosting(kind),
    ...{ group, title, text: text ?? '' },
    // Photos are the hosts' to add, to the new card as well.
    ...{
      steps: (steps ?? []).map(({ photo: _photo, ...step }) => step),
      wanted: [...(wanted ?? [])],
      stage: stage ?? null,
    },
  }
}

/** Whether something of it is said that would be missed. */
export function isBegun({ title, text, steps, wanted, begun }: PostingDraft): boolean {
  const typed = [title, text, ...Object.values(begun)]
  return typed.some((words) => words.trim() !== '') || steps.length > 0 || wanted.length > 0
}
