import type { PostingStep, ProjectStage } from '../../domain/postings/posting.ts'
import type { ProjectWord } from '../../domain/postings/project.ts'
import type { ReadyGroup, ReadyKind } from '../../domain/postings/ready-words.ts'
import type { PostingTopic } from '../../domain/postings/topics.ts'

/** The four pictures by which one enters the board: what one comes for. */
export type Door = 'need' | 'offer' | 'project' | 'resource'

/** What somebody chose to see behind one door, and where they are in it; nothing chosen shows everything. */
export interface BoardView {
  door: Door
  topic: PostingTopic | null
  words: string
  page: number
}
export const wholeBoard = (door: Door = 'need'): BoardView => ({ door, topic: null, words: '', page: 0 })

/** What somebody told of a project, under the id of the fact that the server makes of it. */
export interface ToldOfProject {
  id: string
  at: number
  word: ProjectWord
}

/** A field in which one writes while a card is made. */
export type PostingField = 'title' | 'text' | 'step'

/** A card that somebody makes: kept through every step back, and gone with the session. */
export interface PostingDraft {
  kind: ReadyKind
  group: ReadyGroup | null
  /** In French where a sentence was chosen, as the card holds it. */
  title: string
  text: string
  steps: PostingStep[]
  wanted: string[]
  stage: ProjectStage | null
  /** For how long it stays, where that is less than its topic allows. */
  days: number | null
  /** The days of the week on which they say to be here mostly. */
  usualDays: number[]
  /** Typed and not kept yet: whoever went back finds it again. */
  begun: { [Field in PostingField]?: string }
}
export const blankPosting = (kind: ReadyKind = 'ask'): PostingDraft => ({
  kind,
  group: null,
  title: '',
  text: '',
  steps: [],
  wanted: [],
  stage: null,
  days: null,
  usualDays: [],
  begun: {},
})
