import { topicOfGroup, type ReadyGroup } from '../../../domain/postings/ready-words.ts'
import {
  readPosting,
  type PostingContent,
  type PostingFault,
} from '../../../domain/postings/write-posting.ts'
import { postingTopics } from '../../../domain/postings/topics.ts'
import { ok, type Result } from '../../../domain/result.ts'
import { addDays, type Day } from '../../../domain/time.ts'
import type { PostingDraft } from '../../stores/board-session.ts'
import { topicPictograms } from './topic-pictograms.ts'

/** What a draft becomes when it is sent on this day: no later than its topic allows. */
export function contentOf(
  draft: PostingDraft,
  group: ReadyGroup,
  today: Day,
): Result<PostingContent, PostingFault> {
  const { title, text, steps, wanted, stage, days, usualDays } = draft
  const read = readPosting(
    {
      ...{
        topic: topicOfGroup(group),
        title,
        text,
        steps,
        wanted,
        picture: topicPictograms[group],
        usualDays,
        // Nothing is sent but by the button that says so.
        agreedToShow: draft.kind === 'success',
      },
      ...(stage === null ? {} : { stage }),
    },
    today,
  )
  if (!read.ok || days === null) return read
  // Chosen for another topic, perhaps.
  const longest = postingTopics[topicOfGroup(group)].days
  return ok({ ...read.value, endsOn: addDays(today, Math.min(days, longest)) })
}
