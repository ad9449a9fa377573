import type { TalkTopic } from '../../../domain/postings/talk-topics.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'

/** What each topic of which one may talk looks like. */
export const talkPictograms: Readonly<Record<TalkTopic, PictogramName>> = {
  budget: 'coins',
  'work-search': 'job-search',
  writing: 'pen',
  interview: 'speaking',
  trade: 'employee',
  business: 'company',
  languages: 'language',
  computer: 'computer',
  paperwork: 'message',
  handwork: 'hammer',
  pictures: 'explorer',
  company: 'cup',
}
