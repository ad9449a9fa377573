import type { SentToEmployer } from '../../../domain/hiring/application.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { readSentAbility } from '../../../domain/hiring/sent-abilities.ts'
import type { ApplicationDraft } from '../../stores/visitor-session.ts'

/**
 * Exactly what leaves for the employer: what was chosen and filled in, and nothing else. A name that is kept
 * back or was never given is left out.
 */
export function sentToEmployer(draft: ApplicationDraft, typedName: string): SentToEmployer {
  const [name, phone, email, message] = [typedName, draft.phone, draft.email, draft.message].map((typed) =>
    typed.trim(),
  )
  return {
    ...(draft.sendsName && name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(message ? { message } : {}),
    ...(draft.abilities.length > 0 ? { abilities: [...draft.abilities] } : {}),
  }
}

/** What of the abilities that were picked may be told about this offer: words of another offer are left out. */
export function abilitiesFor({ criteria }: Pick<JobOffer, 'criteria'>, picked: readonly string[]): string[] {
  return picked.filter(
    (ability) =>
      readSentAbility(ability).kind !== 'words' ||
      criteria.some(({ kind, label }) => kind === 'competence' && label === ability),
  )
}
