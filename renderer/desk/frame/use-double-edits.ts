import {
  inject,
  onDeactivated,
  onScopeDispose,
  provide,
  shallowRef,
  type InjectionKey,
  type ShallowRef,
} from 'vue'
import { sameValue } from '../../../domain/record/content.ts'

/** A field that this person and somebody else changed since the form was filled, in words. */
export interface DoubleEdit {
  readonly field: string
  readonly label: string
  readonly theirs: string
  readonly mine: string
}
export type Kept = 'theirs' | 'mine'

/** The question that stands between a form and its record that somebody else wrote into meanwhile. */
export interface DoubleEditQuestion {
  /** On screen (DoubleEdits.vue); none: nothing is asked. */
  readonly asked: Readonly<ShallowRef<readonly DoubleEdit[]>>
  /** All of them are decided. */
  decide(kept: ReadonlyMap<string, Kept>): void
  /** Back to the form; nothing is saved. */
  goBack(): void
}

type Ask = (edits: readonly DoubleEdit[]) => Promise<ReadonlyMap<string, Kept> | null>

const key: InjectionKey<Ask> = Symbol('double edits')

/** For the frame of a desk: asks once for all of its forms which words stay. */
export function provideDoubleEdits(): DoubleEditQuestion {
  const asked = shallowRef<readonly DoubleEdit[]>([])
  let answer: (kept: ReadonlyMap<string, Kept> | null) => void = () => undefined
  function settle(kept: ReadonlyMap<string, Kept> | null): void {
    asked.value = []
    answer(kept)
  }
  provide(key, (edits) => {
    settle(null)
    asked.value = edits
    return new Promise((resolve) => (answer = resolve))
  })
  const goBack = () => settle(null)
  onDeactivated(goBack)
  onScopeDispose(goBack)
  return { asked, decide: settle, goBack }
}

/** A form that is filled from a record. */
export interface FilledForm<Form extends object> {
  /** As it was filled: what differs from it was typed here. */
  base: () => Form
  mine: () => Form
  /** What the record says now; `null` where there is none yet. */
  present: () => Form | null
  /** Puts a value into a field of the form. */
  put: (field: keyof Form & string, value: Form[keyof Form & string]) => void
  /** From now on the form counts as filled from what the record says now. */
  rebase: (present: Form) => void
  label: (field: keyof Form & string) => string
  /** A value as a person reads it. */
  words: (field: keyof Form & string, value: Form[keyof Form & string]) => string
}

/** Fields that were typed here, and say something else in the record than when the form was filled. */
export function doublyEdited<Form extends object>(
  base: Form,
  mine: Form,
  present: Form,
): (keyof Form & string)[] {
  return fieldsOf(present).filter(
    (field) =>
      !sameValue(base[field], present[field]) &&
      !sameValue(base[field], mine[field]) &&
      !sameValue(mine[field], present[field]),
  )
}

function fieldsOf<Form extends object>(form: Form): (keyof Form & string)[] {
  return Object.keys(form) as (keyof Form & string)[]
}

/**
 * Before a form is saved: fields that nobody touched here take what somebody else wrote meanwhile, and for a field
 * that both changed the person is shown both and chooses. `mayKeep`: `false` when they go back to the form instead,
 * and for a second press meanwhile.
 */
export function useDoubleEdits<Form extends object>(form: FilledForm<Form>): { mayKeep(): Promise<boolean> } {
  const ask = inject(key)
  if (!ask) throw new Error('Nothing that asks about double edits was provided')
  async function decide(): Promise<boolean> {
    const present = form.present()
    if (present === null) return true
    const mine = form.mine()
    const both = doublyEdited(form.base(), mine, present)
    const edits = both.map((field) => ({
      field,
      label: form.label(field),
      theirs: form.words(field, present[field]),
      mine: form.words(field, mine[field]),
    }))
    const kept = edits.length === 0 ? new Map<string, Kept>() : await ask!(edits)
    if (kept === null) return false
    const base = form.base()
    for (const field of fieldsOf(present)) {
      const isUntouched = sameValue(base[field], form.mine()[field])
      if (isUntouched || kept.get(field) === 'theirs') form.put(field, present[field])
    }
    form.rebase(present)
    return true
  }
  let isDeciding = false
  return {
    async mayKeep() {
      if (isDeciding) return false
      isDeciding = true
      // A second press in the same moment finds it busy, also where nothing is to be decided.
      await Promise.resolve()
      return decide().finally(() => (isDeciding = false))
    },
  }
}
