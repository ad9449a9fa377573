import { z } from 'zod'
import { maxLengthOf } from '../../../domain/record/record-limits.ts'
import { sanitizeText, textLength } from '../../../domain/text/sanitize-text.ts'
import { sanitizeVisitorName } from '../../../domain/visits/visitor-name.ts'
import { visitorSchema, type Visitor } from '../../../domain/visits/visitor.ts'

export interface TypedVisitor {
  name: string
  note: string
}

export const visitorLimits = {
  name: maxLengthOf(visitorSchema, 'name'),
  note: maxLengthOf(visitorSchema, 'note'),
}

export function typedVisitorOf({ name = '', note = '' }: Partial<Visitor>): TypedVisitor {
  return { name, note }
}

/** A name may stay away where none was given, and never goes; the limits are those of the record. */
export function visitorFormSchema(hasName: () => boolean) {
  return z.object({
    name: z.string().superRefine((typed, context) => {
      const name = sanitizeVisitorName(typed)
      if (name.ok || (name.reason === 'empty' && !hasName())) return
      const message = name.reason === 'empty' ? 'host.visitors.file.nameEmpty' : 'host.visitors.file.nameLong'
      context.addIssue({ code: 'custom', message })
    }),
    note: z.string().superRefine((typed, context) => {
      if (textLength(sanitizeText(typed)) > visitorLimits.note)
        context.addIssue({ code: 'custom', message: 'host.visitors.file.noteLong' })
    }),
  })
}

/** What changed, in its final form: a note that was emptied goes, a name never does. */
export function changedWords(
  typed: TypedVisitor,
  filled: TypedVisitor,
): { name?: string; note?: string | undefined } {
  const name = sanitizeVisitorName(typed.name)
  return {
    ...(typed.name !== filled.name && name.ok ? { name: name.value } : {}),
    ...(typed.note === filled.note ? {} : { note: sanitizeText(typed.note) || undefined }),
  }
}
