import type { SiteId } from '../ids.ts'
import type { Instant } from '../time.ts'
import { receivedAt, type Application } from './application.ts'
import { BACKDATING_LIMIT, countedInstant, standingEvents } from './event-time.ts'
import { isDecision } from './reciprok-score.ts'
import { scoredFileOf, type ScoredFile } from './scored-file.ts'

/** That a host answered for a person: gave them a card or pictures anew, or said that an application is theirs. */
export interface Vouching {
  hostId: string
  at: Instant
}

/** What the alerts read of an application beyond what the score does: still no name, no offer, no words. */
export interface WatchedFile extends ScoredFile {
  siteId: SiteId
  /** When its candidate was first at the site; absent when nothing is kept of them. */
  firstSeenOn?: string
  vouchings: readonly Vouching[]
  /** When its candidate withdrew, also where the employer was found to have asked for it: the score tells these apart. */
  leftAt?: Instant
  /** From the candidate's tap to the first decision of the employer itself; absent without one. */
  answerDelay?: number
}

/** Reads it from an application and from what the site keeps of its candidate; null as long as it is not received. */
export function watchedFileOf(
  application: Application,
  known: Pick<WatchedFile, 'firstSeenOn' | 'vouchings'>,
): WatchedFile | null {
  const scored = scoredFileOf(application)
  if (!scored) return null
  const leftAt = leavingOf(application)
  const answerDelay = answerDelayOf(application)
  return {
    ...scored,
    siteId: application.siteId,
    ...(leftAt === undefined ? {} : { leftAt }),
    ...known,
    ...(answerDelay === undefined ? {} : { answerDelay }),
  }
}

/**
 * Measured from the tap at the kiosk, so that a morning without network in which both sides met does not look like a
 * minute. The kiosk is the site's: no employer can set its clock. What hosts answered under a mandate says nothing of
 * the employer.
 */
function answerDelayOf(application: Application): number | undefined {
  const reception = receivedAt(application)
  const first = standingEvents(application.events)
    .filter(isDecision)
    .flatMap((event) => {
      const at = countedInstant(event, reception)
      return at === undefined ? [] : [{ event, at }]
    })
    .sort((a, b) => a.at - b.at)[0]
  if (!first || first.event.byHost) return undefined
  const tapped = application.events.find(({ type }) => type === 'submitted')?.at ?? reception
  return first.at - Math.min(reception, Math.max(tapped, reception - BACKDATING_LIMIT))
}

function leavingOf(application: Application): Instant | undefined {
  const reception = receivedAt(application)
  const all = application.events
    .filter(({ type }) => type === 'withdrawn')
    .flatMap((event) => countedInstant(event, reception) ?? [])
  return all.length === 0 ? undefined : Math.min(...all)
}
