import { inject, provide, reactive, type InjectionKey } from 'vue'
import { canonicalJson } from '../../../../domain/record/content.ts'
import { emptyDraft, type AnswerDraft } from './answer-draft.ts'

/** `alone`: unticked one by one, so meant for an answer of their own; `with-all`: at the same tap as all others. */
export type LeftOut = 'alone' | 'with-all'

/** Answers begun and not sent, in memory only, so that looking elsewhere loses nothing that was typed. */
export interface AnswerDrafts {
  /** The draft of one application, or of a group under a name of its own; `beginning`: of one that is new. */
  of(key: string, beginning?: Partial<AnswerDraft>): AnswerDraft
  has(key: string): boolean
  drop(key: string): void
  /** Whom a person left out of the answers to an offer, and how: they are not chosen again by themselves. */
  leftOut(offerId: string): Map<string, LeftOut>
  /** Some answer was begun by a person: one that is as it was proposed holds nobody back. */
  any(): boolean
}

const key: InjectionKey<AnswerDrafts> = Symbol('answer drafts')

export function createAnswerDrafts(): AnswerDrafts {
  const drafts = reactive(new Map<string, AnswerDraft>())
  const beginnings = new Map<string, string>()
  const leftOut = new Map<string, Map<string, LeftOut>>()
  return {
    of(name, beginning = {}) {
      if (!drafts.has(name)) {
        const draft = { ...emptyDraft(), ...beginning }
        beginnings.set(name, canonicalJson(draft))
        drafts.set(name, draft)
      }
      return drafts.get(name)!
    },
    has: (name) => drafts.get(name)?.action != null,
    drop: (name) => void drafts.delete(name),
    leftOut(offerId) {
      if (!leftOut.has(offerId)) leftOut.set(offerId, reactive(new Map()))
      return leftOut.get(offerId)!
    },
    any: () =>
      [...drafts].some(
        ([name, draft]) => draft.action !== null && canonicalJson(draft) !== beginnings.get(name),
      ),
  }
}

export function provideAnswerDrafts(drafts: AnswerDrafts): void {
  provide(key, drafts)
}

export function useAnswerDrafts(): AnswerDrafts {
  const drafts = inject(key)
  if (!drafts) throw new Error('No answer drafts were provided')
  return drafts
}
