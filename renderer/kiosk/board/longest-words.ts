import { postingSchema } from '../../../domain/postings/posting.ts'
import type { PostingField } from '../../stores/board-session.ts'

const { title, text, steps } = postingSchema.properties

/** How long each may be: as long as a card takes. */
export const longestWords: Readonly<Record<PostingField, number>> = {
  title: title.maxLength,
  text: text.maxLength,
  step: steps.items.properties.text.maxLength,
}
