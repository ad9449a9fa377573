import { inject, provide, type InjectionKey } from 'vue'
import { blockedWords, type BlockedWords, type GuardedForm } from '../../../domain/wording/blocked-words.ts'

/** Called when somebody wanted to send words that are held back. */
export type TellBlocked = (form: GuardedForm, texts: readonly string[]) => void

const key: InjectionKey<TellBlocked> = Symbol('blocked words')

/** Of an employer's desk: hosts hear on which grounds words were held back, never the words. */
export function provideTellBlocked(tell: (blocked: BlockedWords) => void): void {
  provide(key, (form, texts) => {
    const blocked = blockedWords(form, texts)
    if (blocked) tell(blocked)
  })
}

/** At a host desk nobody is told. */
export function useTellBlocked(): TellBlocked {
  return inject(key, () => undefined)
}
