/** Why an employer did not answer (motif de non-réponse), as it says so itself. It never counts as an answer. */
export const noAnswerReasons = [
  'no-time',
  'too-many',
  'contact-away',
  'filled',
  'cancelled',
  'unsuitable',
  'how-to-refuse',
  'awaiting-decision',
  'handled-elsewhere',
  'tool',
  'not-seen',
  'not-hiring',
  'other',
] as const
export type NoAnswerReason = (typeof noAnswerReasons)[number]

/** So many may be said at once: with more, none of them helps to choose an advice. */
export const MOST_REASONS = 3

/** Those after which a host offers advice (reminders, F7). */
export const reasonsForAdvice: readonly NoAnswerReason[] = ['too-many', 'no-time', 'unsuitable', 'tool']
