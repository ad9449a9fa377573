import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Day } from '../../domain/time.ts'

type Fields = Record<string, unknown>

/**
 * Who may be given what, written out a second time in plain words and apart from the table that the server
 * reads, so that a mistake in the one is seen by the other. Returns what is wrong, or `null`.
 */
export function outOfScope(
  scope: Scope,
  collection: CollectionName,
  record: WireRecord,
  today: Day,
  isMandated: (employerId: string) => boolean,
): string | null {
  const fields = record as unknown as Fields
  if (record.siteId !== scope.siteId && record.siteId !== '*') return 'record of another site'
  switch (scope.role) {
    case 'kiosk':
      return kioskRule(scope, collection, fields, today)
    case 'host':
      if (collection === 'profiles') return 'profile on a desk'
      if (collection === 'applications' && !isMandated(String(fields['employerId']))) {
        return 'application without a mandate'
      }
      return 'sealedName' in fields || 'sealedPass' in fields ? 'sealed name or number' : null
    case 'employer':
      return employerRule(scope, collection, fields)
  }
}

function kioskRule(scope: Scope, collection: CollectionName, fields: Fields, today: Day): string | null {
  switch (collection) {
    case 'visits':
      if ('name' in fields || 'sealedName' in fields) return 'name on a kiosk'
      if ('sealedPass' in fields) return 'number of a card on a kiosk'
      return fields['day'] === today ? null : 'visit of another day'
    case 'bookings':
      return 'name' in fields || 'sealedName' in fields ? 'name on a kiosk' : null
    case 'jobOffers':
      return fields['publishedAt'] !== undefined && fields['closedAt'] === undefined ? null : 'offer not open'
    case 'employers':
      return 'reciprokPreview' in fields || 'mandates' in fields ? 'unpublished figures' : null
    case 'seatLeases':
      return fields['deviceId'] === scope.deviceId ? null : 'lease of another kiosk'
    case 'postings':
      return postingRule(fields)
    case 'challengeSessions':
      return fields['publishedAt'] === undefined ? 'not published' : null
    case 'sites':
    case 'challenges':
    case 'reservations':
      return null
    default:
      return `${collection} on a kiosk`
  }
}

function employerRule(scope: Scope, collection: CollectionName, fields: Fields): string | null {
  switch (collection) {
    case 'employers':
      return fields['id'] !== scope.employerId && ('reciprokPreview' in fields || 'mandates' in fields)
        ? 'unpublished figures of another'
        : null
    case 'sites':
    case 'challenges':
      return null
    case 'postings':
      return postingRule(fields)
    case 'visits':
    case 'visitors':
    case 'profiles':
    case 'seatLeases':
    case 'reservations':
      return `${collection} on an employer desk`
    default:
      return fields['employerId'] === scope.employerId ? null : 'record of another employer'
  }
}

/** Whose a card is, and what was decided of it, stays between them and the hosts. */
function postingRule(fields: Fields): string | null {
  if ('authorId' in fields || 'events' in fields || 'facts' in fields) return 'whose a card is'
  return fields['publishedAt'] === undefined ? 'not published' : null
}
