import { ok, refuse, type Result } from '../../../domain/result.ts'
import { cleanVisitorName } from '../../../domain/visits/visitor-name.ts'

/**
 * What was written for one line of the application, cleaned, or why it cannot leave. Blank is fine: the line
 * is then left out. `phone`: nobody could call it; `email`: it is no address; `long`: more than the line takes.
 */
export function checkWritten(
  field: 'name' | 'phone' | 'email' | 'message',
  typed: string,
): Result<string, 'phone' | 'email' | 'long'> {
  const words = typed.trim()
  if (words === '') return ok('')
  switch (field) {
    case 'name': {
      const name = cleanVisitorName(words)
      if (name.ok) return name
      return name.reason === 'empty' ? ok('') : refuse('long')
    }
    case 'phone':
      return /^\+?[\d\s.]{6,20}$/.test(words) && words.length <= 20 ? ok(words) : refuse('phone')
    case 'email':
      return words.length <= 120 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words) ? ok(words) : refuse('email')
    case 'message':
      return words.length <= 600 ? ok(words) : refuse('long')
  }
}
