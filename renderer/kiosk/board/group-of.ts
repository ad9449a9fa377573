import {
  readyGroupsOf,
  topicOfGroup,
  type ReadyGroup,
  type ReadyKind,
} from '../../../domain/postings/ready-words.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { PostingTopic } from '../../../domain/postings/topics.ts'
import { topicPictograms } from './topic-pictograms.ts'

type Told = Pick<Posting, 'kind' | 'topic' | 'picture'>

/** The group whose sentences its author chose from, by its picture; `null`: it came from elsewhere. */
export function groupOf({ kind, topic, picture }: Told): ReadyGroup | null {
  if (!isReadyKind(kind)) return null
  const groups = readyGroupsOf(kind).filter((group) => topicOfGroup(group) === topic)
  return groups.find((group) => topicPictograms[group] === picture) ?? null
}

/** Under which name it is shown what a card is about: a wide topic by the part of it that its picture says. */
export function aboutOf(posting: Told): PostingTopic | ReadyGroup {
  return groupOf(posting) ?? posting.topic
}

const kinds: readonly string[] = ['ask', 'help', 'project', 'resource', 'success'] satisfies ReadyKind[]
export function isReadyKind(kind: string): kind is ReadyKind {
  return kinds.includes(kind)
}
