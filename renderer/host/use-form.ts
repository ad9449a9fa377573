import { nextTick, reactive, shallowRef, type ShallowRef } from 'vue'
import { z } from 'zod'

// The page's policy forbids compiling code at run time: zod must not even try.
z.config({ jitless: true })

export interface Form<Input extends object, Output> {
  /** As typed; refused forms keep it. */
  readonly values: Input
  /** The key of the sentence beside each field that is not right. */
  readonly errors: ShallowRef<Partial<Record<keyof Input & string, string>>>
  /** What was typed, in its final form, or `null` with `errors` filled. */
  read(): Output | null
  /** Empty again, or filled with other values. */
  reset(values?: Input): void
}

/** A form whose every message is a text key, given by its zod schema. */
export function useForm<Input extends object, Output>(
  schema: z.ZodType<Output, Input>,
  initial: () => Input,
): Form<Input, Output> {
  const values = reactive(initial()) as Input
  const errors = shallowRef<Partial<Record<keyof Input & string, string>>>({})
  return {
    values,
    errors,
    read() {
      const outcome = schema.safeParse(values)
      errors.value = {}
      if (outcome.success) return outcome.data
      const found: Record<string, string> = {}
      // The first thing wrong with a field is said; the others follow once it is right.
      for (const issue of outcome.error.issues) found[String(issue.path[0])] ??= issue.message
      errors.value = found as Partial<Record<keyof Input & string, string>>
      return null
    },
    reset(next = initial()) {
      Object.assign(values, next)
      errors.value = {}
    },
  }
}

/** After a refused submit: takes the person to the first field to correct. */
export async function focusFirstError(submit: Event): Promise<void> {
  const form = submit.currentTarget
  await nextTick()
  if (form instanceof HTMLElement) form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
