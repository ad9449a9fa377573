import type { Instant } from '../../domain/time.ts'

/** What goes because its time is over: of which kind, which one, and from when on. */
export interface Due {
  kind:
    | 'visit'
    | 'minority'
    | 'search'
    | 'saved-search'
    | 'invitation'
    | 'referral'
    | 'posting'
    | 'reservation'
    | 'wish'
    | 'page-reads'
    | 'assistance'
    | 'thanks'
    | 'expected-visitor'
    | 'data-link'
    | 'follow-link'
    | 'message'
    | 'mail-stop'
    | 'mail-stop-lift'
    | 'publication'
    | 'pass-alert'
    | 'site-link'
    | 'field-conflict'
    | 'record-stamps'
    | 'refused-row'
    | 'enrolment-code'
    | 'answer-rating'
    | 'contest'
    | 'advice-fact'
    | 'advice-slot'
    | 'alert-decision'
    | 'application-content'
    | 'application-of-nobody'
    | 'search-consent'
    | 'observation-notes'
    | 'account'
  id: string
  at: Instant
}

/** So many of a kind are told at once: what is left over is due still. */
export const AT_ONCE = 200
