import type { CollectionName } from './collections.ts'

/** The collections whose records are of visitors: what a device that was away for long drops and hears anew. */
export const ofPersons: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'bookings',
  'visits',
  'visitors',
  'postings',
  'contactRequests',
  'profiles',
  'dossiers',
  'applications',
  'evaluations',
])
