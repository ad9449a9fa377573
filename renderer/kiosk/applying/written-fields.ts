import { applicationSchema } from '../../../domain/hiring/application.ts'
import { maxLengthOf } from '../../../domain/record/record-limits.ts'
import { ok, refuse, type Result } from '../../../domain/result.ts'
import { sanitizeText, textLength } from '../../../domain/text/sanitize-text.ts'
import { readEmail } from '../../../domain/text/email.ts'
import { readPhone } from '../../../domain/text/phone.ts'
import { sanitizeVisitorName } from '../../../domain/visits/visitor-name.ts'

export type WrittenField = 'name' | 'phone' | 'email' | 'message'

/** How long each line may be: as long as the record takes. */
export const longestWritten: Record<WrittenField, number> = {
  name: maxLengthOf(applicationSchema, 'sent.name'),
  phone: maxLengthOf(applicationSchema, 'sent.phone'),
  email: maxLengthOf(applicationSchema, 'sent.email'),
  message: maxLengthOf(applicationSchema, 'sent.message'),
}

/**
 * What was written for one line of the application, cleaned, or why it cannot leave. Blank is fine: the line
 * is then left out. `phone`: nobody could call it; `email`: it is no address; `long`: more than the line takes.
 */
export function checkWritten(field: WrittenField, typed: string): Result<string, 'phone' | 'email' | 'long'> {
  const words = sanitizeText(typed)
  if (words === '') return ok('')
  switch (field) {
    case 'name': {
      const name = sanitizeVisitorName(words)
      if (name.ok) return name
      return name.reason === 'empty' ? ok('') : refuse('long')
    }
    case 'phone': {
      const phone = readPhone(words)
      return phone.ok && phone.value.length <= longestWritten.phone ? phone : refuse('phone')
    }
    case 'email': {
      const email = readEmail(words)
      if (!email.ok) return refuse('email')
      return email.value.length <= longestWritten.email ? email : refuse('long')
    }
    case 'message':
      return textLength(words) <= longestWritten.message ? ok(words) : refuse('long')
  }
}
