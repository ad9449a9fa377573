import { postingSchema, type Posting } from '../../postings/posting.ts'
import { everyone, oncePublished, type CollectionRule } from '../collection-rule.ts'
import { mergeFields } from '../field-stamps.ts'

export const postings: CollectionRule<Posting, false> = {
  schema: postingSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeFields,
  upgrades: [],
  erasure: 'goes',
  access: {
    kiosk: {
      pull: oncePublished,
      write: ['insert'],
      refuses: (posting) => (posting.publishedAt === undefined ? null : 'forbidden-field'),
    },
    host: { pull: everyone, write: ['insert', 'update', 'delete'] },
    employer: { pull: oncePublished, write: [] },
  },
}
