import type { Posting } from '../../../domain/postings/posting.ts'
import type { ReadyGroup } from '../../../domain/postings/ready-words.ts'
import type { PostingTopic } from '../../../domain/postings/topics.ts'
import { pictograms, type PictogramName } from '../../ui/pictograms/pictograms.ts'
import type { Door } from '../../stores/board-session.ts'

/** What a topic, or a group of sentences in it, looks like, in lists and on cards whose author chose no picture. */
export const topicPictograms: Readonly<Record<PostingTopic | ReadyGroup, PictogramName>> = {
  'looking-for': 'people',
  'search-buddy': 'two-people',
  'read-message': 'message',
  'mock-interview': 'speaking',
  'speak-language': 'language',
  'digital-help': 'computer',
  'form-help': 'print',
  company: 'cup',
  'can-do': 'hands',
  proofreading: 'message',
  'interview-practice': 'speaking',
  'go-along': 'two-people',
  language: 'language',
  'digital-skills': 'computer',
  'form-skills': 'print',
  'skills-swap': 'meet-people',
  mentoring: 'employee',
  partner: 'two-people',
  'helping-hand': 'hand',
  prototype: 'gear',
  association: 'institution',
  business: 'company',
  'shared-project': 'watering-can',
  room: 'rest',
  'tool-loan': 'hammer',
  gift: 'gift',
  'digital-tool': 'computer',
  ride: 'car',
  'childcare-tip': 'child',
  'interview-clothes': 'hanger',
  grant: 'coins',
  training: 'easy-read',
  paperwork: 'print',
  'housing-tip': 'house',
  wellbeing: 'heart',
  'useful-contact': 'phone',
  gathering: 'meet-people',
  workshop: 'scissors',
  'good-practice': 'project',
  'found-work': 'employee',
  'interview-won': 'speaking',
  'challenge-done': 'challenge',
  'learned-something': 'easy-read',
  'helped-somebody': 'hands',
  'dared-to': 'bird',
  'project-done': 'tree',
}

export const doorPictograms: Readonly<Record<Door, PictogramName>> = {
  need: 'hand',
  offer: 'help',
  project: 'project',
  resource: 'gift',
}

export const stagePictograms = {
  idea: 'seed',
  starting: 'watering-can',
  'under-way': 'tree',
  done: 'check',
} as const satisfies Record<NonNullable<Posting['stage']> | 'done', PictogramName>

/** Of the steps that one may choose, by their code. */
export const stepPictograms: Readonly<Record<string, PictogramName>> = {
  'step-talk': 'speaking',
  'step-place': 'house',
  'step-things': 'box',
  'step-money': 'coins',
  'step-paper': 'pen',
  'step-try': 'gear',
  'step-tell': 'at-sign',
  'step-open': 'key',
}

/** The picture of a card; one that a later version draws has that of its topic here. */
export function pictogramOf({ picture, topic }: Pick<Posting, 'picture' | 'topic'>): PictogramName {
  return picture !== undefined && isDrawn(picture) ? picture : topicPictograms[topic]
}

export function isDrawn(picture: string): picture is PictogramName {
  return Object.hasOwn(pictograms, picture)
}
