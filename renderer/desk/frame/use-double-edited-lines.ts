import type { Ref } from 'vue'
import { useDoubleEdits } from './use-double-edits.ts'

/** A list that is edited as a whole, line by line, and merged by the ids of its lines (domain/record/merge-by-id.ts). */
export interface EditedLines<One extends { id: string }, Line extends { id: string }> {
  /** As the list was when it was filled. */
  before: Ref<readonly One[]>
  lines: Ref<Line[]>
  /** What the record says now. */
  present: () => readonly One[]
  /** One as the form holds it. */
  lineOf: (one: One) => Line
  /** The field of a line, as a person reads it. */
  label: (field: keyof Line & string, one: One) => string
  words: (field: keyof Line & string, value: unknown) => string
}

/** `useDoubleEdits` for each field of each line. What was added or taken away on either side is merged line by line. */
export function useDoubleEditedLines<One extends { id: string }, Line extends { id: string }>(
  list: EditedLines<One, Line>,
): { mayKeep(): Promise<boolean> } {
  const fieldsOf = (lines: readonly Line[]): Record<string, unknown> =>
    Object.fromEntries(
      lines.flatMap(({ id, ...fields }) =>
        Object.entries(fields).map(([field, value]) => [`${id}/${field}`, value]),
      ),
    )
  const linesOf = (ones: readonly One[]) => ones.map((one) => list.lineOf(one))
  const isHere = (id: string) =>
    list.before.value.some((one) => one.id === id) && list.lines.value.some((line) => line.id === id)
  const partsOf = (at: string) => at.split('/') as [string, keyof Line & string]
  return useDoubleEdits({
    base: () => fieldsOf(linesOf(list.before.value)),
    mine: () => fieldsOf(list.lines.value),
    present: () => fieldsOf(linesOf(list.present().filter(({ id }) => isHere(id)))),
    put(at, value) {
      const [id, field] = partsOf(at)
      Object.assign(
        list.lines.value.find((line) => line.id === id)!,
        { [field]: value },
      )
    },
    rebase() {
      const now = list.present()
      list.before.value = list.before.value.map((one) => now.find(({ id }) => id === one.id) ?? one)
    },
    label(at) {
      const [id, field] = partsOf(at)
      return list.label(
        field,
        list.before.value.find((one) => one.id === id)!,
      )
    },
    words: (at, value) => list.words(partsOf(at)[1], value),
  })
}
