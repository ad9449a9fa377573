import type { TimeZone } from '../../../domain/time.ts'

/** France's own. */
const french: readonly TimeZone[] = [
  ...['Europe/Paris', 'America/Martinique', 'America/Guadeloupe', 'America/Cayenne', 'Indian/Reunion'],
  ...['Indian/Mayotte', 'America/Miquelon', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis'],
]

/** The zones that are offered; that which is in use is one of them, wherever it lies. */
export function siteZones(inUse: TimeZone): TimeZone[] {
  return french.includes(inUse) ? [...french] : [inUse, ...french]
}
