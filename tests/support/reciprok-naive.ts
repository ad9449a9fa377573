import type { ScoredEvent, ScoredFile } from '../../domain/hiring/scored-file.ts'

const DAY = 86_400_000n

/**
 * The formula once more, written apart from the production code, straight from its definition and in big
 * integers: no early exit, no shared helper. Returns the points from 0 to 10,000.
 */
export function naivePoints(files: readonly ScoredFile[], asOf: number): bigint {
  const t = BigInt(asOf)
  let top = 10n * 4000n
  let bottom = 10n
  for (const { received, events } of naivelyCounted(files, asOf)) {
    const today = (t - received) / DAY
    const days = (which: (event: ScoredEvent) => boolean) =>
      events.filter(which).map((event) => (BigInt(event.at) - received) / DAY)
    const least = (list: bigint[]) => list.reduce((a, b) => (a < b ? a : b))
    const decisions = days((e) => ['pursued', 'refused', 'hired', 'candidate-declined'].includes(e.type))
    const conclusions = days((e) => ['refused', 'hired', 'candidate-declined'].includes(e.type))
    const qualified = days((e) => e.qualified)
    const recommended = days((e) => e.recommended)
    const weight = today <= 182n ? 2n : 1n
    bottom += weight
    if (decisions.length === 0) continue
    const first = tau(least(decisions))
    const abandoned = conclusions.length === 0 && today > 75n
    const concludedLate = conclusions.length > 0 && least(conclusions) > 75n
    let credit = 30n * first
    if (!abandoned) credit += 30n * (concludedLate && first > 50n ? 50n : first)
    if (!abandoned && qualified.length > 0) credit += 20n * tau(least(qualified))
    if (!abandoned && recommended.length > 0) credit += 20n * tau(least(recommended))
    top += weight * credit
  }
  return top / bottom
}

function tau(day: bigint): bigint {
  if (day <= 14n) return 100n
  return day <= 30n ? 75n : 50n
}

/** What is shown beside the points, from the same reading of the definition. */
export function naiveFigures(files: readonly ScoredFile[], asOf: number) {
  const counted = naivelyCounted(files, asOf)
  const days = counted.flatMap(({ received, events }) => {
    const decided = events.filter((e) =>
      ['pursued', 'refused', 'hired', 'candidate-declined'].includes(e.type),
    )
    const first = decided.map((event) => Number((BigInt(event.at) - received) / DAY)).sort((a, b) => a - b)[0]
    return first === undefined ? [] : [first]
  })
  const sorted = days.sort((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return {
    points: Number(naivePoints(files, asOf)),
    counted: counted.length,
    answered: days.length,
    people: new Set(counted.map(({ candidate }) => candidate)).size,
    medianDays: low === undefined || high === undefined ? null : Math.floor((low + high) / 2),
  }
}

/** The files that count, with what had happened by then. */
function naivelyCounted(files: readonly ScoredFile[], asOf: number) {
  const t = BigInt(asOf)
  const ids = [...new Set(files.map((file) => file.id))]
  const merged = ids.map((id) => {
    const copies = files.filter((file) => file.id === id)
    const withdrawn = copies.flatMap((copy) => (copy.withdrawnAt === undefined ? [] : [copy.withdrawnAt]))
    return {
      id,
      candidate: copies.map((copy) => copy.candidate).sort()[0]!,
      received: BigInt(Math.min(...copies.map((copy) => copy.receivedAt))),
      withdrawn: withdrawn.length > 0 ? BigInt(Math.min(...withdrawn)) : undefined,
      events: copies
        .flatMap((copy) => copy.events)
        .filter((event) => BigInt(event.at) <= t && (event.believedFrom ?? 0) <= asOf),
    }
  })
  const inWindow = merged.filter(({ received, withdrawn }) => {
    const age = t >= received ? (t - received) / DAY : -1n
    const early = withdrawn !== undefined && (withdrawn - received) / DAY < 30n
    return age >= 30n && age <= 365n && !early
  })
  return inWindow.filter((file) => {
    const before = inWindow.filter(
      (other) =>
        other.candidate === file.candidate &&
        (other.received < file.received || (other.received === file.received && other.id < file.id)),
    )
    return before.length < 3
  })
}
