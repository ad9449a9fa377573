import { sameValue } from '../../domain/record/content.ts'
import { computed, nextTick, reactive, ref, shallowRef, type ComputedRef } from 'vue'
import { z } from 'zod'

// The page's policy forbids compiling code at run time: zod must not even try.
z.config({ jitless: true })

export interface Form<Input extends object, Output> {
  /** As typed; refused forms keep it. */
  readonly values: Input
  /** The key of the sentence beside each field that is not right; gone as soon as the field is mended. */
  readonly errors: ComputedRef<Partial<Record<keyof Input & string, string>>>
  /** Something was typed since the form was filled. */
  readonly isChanged: ComputedRef<boolean>
  /** A field was left: what is wrong with the fields changed so far is said at once. */
  check(): void
  /** What was typed, in its final form, or `null` with `errors` filled. */
  read(): Output | null
  /** These values were kept: what was typed since stays, and only that counts as changed. */
  keep(saved: Input): void
  /** Empty again, or filled with other values. */
  reset(values?: Input): void
}

/** A form whose every message is a text key, given by its zod schema. */
export function useForm<Input extends object, Output>(
  schema: z.ZodType<Output, Input>,
  initial: () => Input,
): Form<Input, Output> {
  type Field = keyof Input & string
  const values = reactive(initial()) as Input
  const filled = shallowRef<Input>({ ...values })
  /** Fields whose faults are told: those left after a change, all of them after a refused submit. */
  const told = ref<ReadonlySet<string>>(new Set())

  const isFieldChanged = (field: Field) => !sameValue(values[field], filled.value[field])
  const fields = () => Object.keys(values) as Field[]
  const errors = computed(() => {
    const outcome = schema.safeParse(values)
    const found: Partial<Record<Field, string>> = {}
    if (outcome.success) return found
    // The first thing wrong with a field is said; the others follow once it is right.
    for (const { path, message } of outcome.error.issues) {
      const field = String(path[0]) as Field
      if (told.value.has(field)) found[field] ??= message
    }
    return found
  })
  return {
    values,
    errors,
    isChanged: computed(() => fields().some(isFieldChanged)),
    check() {
      told.value = new Set([...told.value, ...fields().filter(isFieldChanged)])
    },
    read() {
      const outcome = schema.safeParse(values)
      told.value = new Set(outcome.success ? [] : fields())
      return outcome.success ? outcome.data : null
    },
    keep(saved) {
      filled.value = { ...saved }
      told.value = new Set()
    },
    reset(next = initial()) {
      Object.assign(values, next)
      filled.value = { ...values }
      told.value = new Set()
    },
  }
}

/** After a refused submit: takes the person to the first field to correct. */
export async function focusFirstError(submit: Event): Promise<void> {
  const form = submit.currentTarget
  await nextTick()
  if (form instanceof HTMLElement) form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
