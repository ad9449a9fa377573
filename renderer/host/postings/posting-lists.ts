import { lintPosting, type PostingDoubt } from '../../../domain/postings/lint-posting.ts'
import {
  endsSoon,
  postingState,
  reportsSinceRestored,
  submittedAt,
} from '../../../domain/postings/posting-state.ts'
import { sharing, waitingLines } from '../../../domain/postings/project.ts'
import type { PostingReason } from '../../../domain/postings/posting-reasons.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { Day } from '../../../domain/time.ts'

/** The cards of a site as a host goes through them. */
export interface PostingLists {
  /** What waits for a decision: those that people reported first, then the longest waiting. */
  waiting: Posting[]
  live: Posting[]
  /** Of the live ones those that end within days. */
  ending: Posting[]
  over: Posting[]
}

export function postingLists(postings: readonly Posting[], today: Day): PostingLists {
  const lists: PostingLists = { waiting: [], live: [], ending: [], over: [] }
  for (const posting of postings) {
    if (waits(posting, today)) lists.waiting.push(posting)
    else if (endsSoon(posting, today)) lists.ending.push(posting)
    else if (postingState(posting, today).is === 'published') lists.live.push(posting)
    else lists.over.push(posting)
  }
  const newest = (a: Posting, b: Posting) => submittedAt(b) - submittedAt(a)
  lists.waiting.sort(
    (a, b) => Number(isReported(b)) - Number(isReported(a)) || submittedAt(a) - submittedAt(b),
  )
  lists.live.sort(newest)
  lists.ending.sort((a, b) => ((a.endsOn ?? '') < (b.endsOn ?? '') ? -1 : 1))
  lists.over.sort(newest)
  return lists
}

/**
 * Whether a host has something to decide of it: it is new, or people had it taken off, or said so of one that stands; of a
 * project, a line that they read first, or that its author would like to share it.
 */
export function waits(posting: Posting, today: Day): boolean {
  const state = postingState(posting, today)
  if (state.is === 'hidden') return state.byReports
  if (state.is === 'pending') return true
  if (state.is !== 'published') return false
  return isReported(posting) || waitingLines(posting).length > 0 || sharing(posting) === 'wished'
}

function isReported(posting: Posting): boolean {
  return reportsSinceRestored(posting).length > 0
}

/** What people said of it since a host last put it back, and how often each: the most said first. */
export function reportsByReason(posting: Posting): { reason: PostingReason; count: number }[] {
  return [...Map.groupBy(reportsSinceRestored(posting), ({ reason = 'other' }) => reason)]
    .map(([reason, all]) => ({ reason, count: all.length }))
    .sort((a, b) => b.count - a.count)
}

/** A text in pieces, those that are doubted marked with why. */
export interface TextPiece {
  words: string
  doubt?: PostingDoubt
}

export function piecesOf(posting: Posting, field: string, text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const doubt of lintPosting(posting).filter((one) => one.field === field)) {
    if (doubt.start < from) continue
    if (doubt.start > from) pieces.push({ words: text.slice(from, doubt.start) })
    pieces.push({ words: doubt.passage, doubt })
    from = doubt.end
  }
  return from < text.length ? [...pieces, { words: text.slice(from) }] : pieces
}
