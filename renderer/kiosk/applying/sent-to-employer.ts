import type { SentToEmployer } from '../../../domain/hiring/application.ts'
import type { ApplicationDraft } from '../../stores/visitor-session.ts'

/**
 * Exactly what leaves for the employer: what was chosen and filled in, and nothing else. The name, when it is
 * kept back or was never given, becomes `noName` ("Sans nom").
 */
export function sentToEmployer(draft: ApplicationDraft, name: string, noName: string): SentToEmployer {
  const [phone, email, message] = [draft.phone, draft.email, draft.message].map((typed) => typed.trim())
  return {
    name: draft.sendsName && name.trim() !== '' ? name.trim() : noName,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(message ? { message } : {}),
    ...(draft.abilities.length > 0 ? { abilities: [...draft.abilities] } : {}),
  }
}
