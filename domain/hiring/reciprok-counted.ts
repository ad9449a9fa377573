import { DAY, type Instant } from '../time.ts'
import { dayOf } from './event-time.ts'
import { byReception, type ScoredFile } from './scored-file.ts'

/** An application counts from its 30th day, answered or not, until its 365th. */
export const COUNTED_FROM_DAY = 30
export const COUNTED_TO_DAY = 365
/** Files of one candidate that count at one employer. */
export const COUNTED_PER_CANDIDATE = 3

/** Why an application does not count in a score at a moment. */
export type NotCountedReason = 'unverified' | 'too-recent' | 'too-old' | 'withdrawn' | 'beyond-three'

export interface CountedFiles {
  counted: ScoredFile[]
  notCounted: { file: ScoredFile; reason: NotCountedReason }[]
}

/**
 * Which applications count in an employer's score at a moment. Depends on time and on the candidates
 * alone, never on what the employer does. Both lists are in order of reception.
 */
export function countedFiles(files: readonly ScoredFile[], asOf: Instant): CountedFiles {
  const counted: ScoredFile[] = []
  const notCounted: CountedFiles['notCounted'] = []
  const perCandidate = new Map<string, number>()
  for (const file of onePerApplication(files).sort(byReception)) {
    const rank = (perCandidate.get(file.candidate) ?? 0) + 1
    const reason = outsideTheWindow(file, asOf) ?? (rank > COUNTED_PER_CANDIDATE ? 'beyond-three' : null)
    if (reason) notCounted.push({ file, reason })
    else {
      counted.push(file)
      perCandidate.set(file.candidate, rank)
    }
  }
  return { counted, notCounted }
}

function outsideTheWindow(file: ScoredFile, asOf: Instant): NotCountedReason | null {
  // Whoever sent it showed other pictures than the card's: it takes none of the three of whoever holds the card.
  if (file.unverified) return 'unverified'
  if (asOf < file.receivedAt + COUNTED_FROM_DAY * DAY) return 'too-recent'
  if (dayOf(file.receivedAt, asOf) > COUNTED_TO_DAY) return 'too-old'
  const withdrawnEarly = dayOf(file.receivedAt, file.withdrawnAt ?? Infinity) < COUNTED_FROM_DAY
  return withdrawnEarly ? 'withdrawn' : null
}

/** An application told twice is one: the earliest reception and withdrawal (if any), the union of the events. */
function onePerApplication(files: readonly ScoredFile[]): ScoredFile[] {
  const known = new Map<string, ScoredFile>()
  for (const file of files) {
    const other = known.get(file.id)
    known.set(file.id, other ? union(other, file) : file)
  }
  return [...known.values()]
}

function union(a: ScoredFile, b: ScoredFile): ScoredFile {
  return {
    id: a.id,
    candidate: a.candidate < b.candidate ? a.candidate : b.candidate,
    receivedAt: Math.min(a.receivedAt, b.receivedAt),
    withdrawnAt: Math.min(a.withdrawnAt ?? Infinity, b.withdrawnAt ?? Infinity),
    ...(a.unverified && b.unverified ? { unverified: true } : {}),
    events: [...a.events, ...b.events],
  }
}
