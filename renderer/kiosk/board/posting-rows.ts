import type { PostingDraft } from '../../stores/board-session.ts'

/** What of a card one may add or change before it is sent; the last ones are those of projects. */
export type PostingRow = 'title' | 'text' | 'days' | 'steps' | 'wanted' | 'stage' | 'usualDays'

/** Those that the author of this card is asked for, and whether something stands there already. */
export function postingRows(draft: PostingDraft): { row: PostingRow; isThere: boolean }[] {
  // One sentence, for its week.
  if (draft.kind === 'success') return [{ row: 'title', isThere: true }]
  const always = [
    { row: 'title', isThere: true },
    { row: 'text', isThere: draft.text !== '' },
    { row: 'days', isThere: true },
  ] as const
  const usual = { row: 'usualDays', isThere: draft.usualDays.length > 0 } as const
  if (draft.kind === 'ask' || draft.kind === 'help') return [...always, usual]
  if (draft.kind !== 'project') return [...always]
  return [
    ...always,
    { row: 'steps', isThere: draft.steps.length > 0 },
    { row: 'wanted', isThere: draft.wanted.length > 0 },
    { row: 'stage', isThere: draft.stage !== null },
  ]
}
