import { isRealDay } from '../plausible-time.ts'
import { ok, refuse, type Result } from '../result.ts'
import { addDays, type Day, type Instant } from '../time.ts'
import { declaredOf, profileSchema, type CompetenceProfile } from './profile.ts'

export type Certificate = NonNullable<CompetenceProfile['certificates']>[number]

const { maxItems, items } = profileSchema.properties.certificates
/** Limits of the fields, for the form and for the call. */
export const certificateFields = items.properties

/** Nobody who comes holds an older one, and nothing is issued for longer. */
const OLDEST: Day = '1940-01-01'
const LONGEST_DAYS = 50 * 366

/**
 * Why a title is not noted. `issued-on`, `expires-on`: not a day on which one can have been issued, or end;
 * `not-declared`: the person does not say this of themselves; `full`: the page holds no more.
 */
export const certificateRefusals = ['issued-on', 'expires-on', 'not-declared', 'full'] as const
export type CertificateRefusal = (typeof certificateRefusals)[number]

/** What a host reads on the document; nothing of it is copied. */
export type CertificateForm = Pick<
  Certificate,
  'title' | 'issuer' | 'competenceIds' | 'issuedOn' | 'expiresOn'
>

/** The title of an outside body whose document a host saw. One that has expired is noted too, and proves nothing. */
export function decideCertificate(
  page: Pick<CompetenceProfile, 'competences' | 'certificates'>,
  form: CertificateForm,
  { id, seenBy, now, today }: { id: string; seenBy: string; now: Instant; today: Day },
): Result<Certificate, CertificateRefusal> {
  const fault = dayFault(form, today)
  if (fault) return refuse(fault)
  const declared = new Set(declaredOf(page).map((competence) => competence.id))
  if (!form.competenceIds.every((one) => declared.has(one))) return refuse('not-declared')
  if ((page.certificates?.length ?? 0) >= maxItems) return refuse('full')
  return ok({ ...form, id, competenceIds: [...new Set(form.competenceIds)], seenBy, at: now })
}

/** Which of the two days cannot be, `null` when both can. */
export function dayFault(
  { issuedOn, expiresOn }: Pick<CertificateForm, 'issuedOn' | 'expiresOn'>,
  today: Day,
): 'issued-on' | 'expires-on' | null {
  if (issuedOn !== undefined && (!isRealDay(issuedOn) || issuedOn < OLDEST || issuedOn > today))
    return 'issued-on'
  if (expiresOn === undefined) return null
  const isPossible =
    isRealDay(expiresOn) && expiresOn >= (issuedOn ?? OLDEST) && expiresOn <= addDays(today, LONGEST_DAYS)
  return isPossible ? null : 'expires-on'
}

/** Whether a title has come to its end before this day. */
export function isExpired({ expiresOn }: Pick<Certificate, 'expiresOn'>, today: Day): boolean {
  return expiresOn !== undefined && expiresOn < today
}
