import type { Checkpoint } from '../../domain/sync/messages.ts'

interface Turn {
  isMandated: boolean
  /** What it changed has numbers after the first of these, up to the second. */
  after: number
  upTo: number
}

/**
 * When employers gave their mandate to the hosts and took it back, by the numbers of the server's changes. A desk is told
 * of these in their order: how far it was told says exactly which applications must be on it.
 */
export class MandateTurns {
  private epoch = ''
  private lookedAt = -1
  private readonly latest = new Map<string, boolean>()
  private readonly turns = new Map<string, Turn[]>()

  /** Looks at who has a mandate now, up to this number of a change. An older backup begins anew. */
  note(epoch: string, head: number, mandates: ReadonlyMap<string, boolean>): void {
    if (epoch !== this.epoch) {
      this.epoch = epoch
      this.lookedAt = -1
      this.latest.clear()
      this.turns.clear()
    }
    for (const [employerId, isMandated] of mandates) {
      if (this.latest.get(employerId) === isMandated) continue
      this.latest.set(employerId, isMandated)
      const turn = { isMandated, after: this.lookedAt, upTo: head }
      this.turns.set(employerId, [...(this.turns.get(employerId) ?? []), turn])
    }
    this.lookedAt = head
  }

  /** Whether hosts may be without an employer's applications at a desk that was told this far. */
  mayHide(employerId: string, told: Checkpoint | undefined): boolean {
    // Nothing was told of the server as it is since it was restored.
    if (told?.epoch !== this.epoch) return true
    let isHidden = true
    for (const { isMandated, after, upTo } of this.turns.get(employerId) ?? []) {
      if (isMandated && upTo <= told.seq) isHidden = false
      // Of the applications of one employer a desk may be told some in one page and some in the next.
      if (!isMandated && after < told.seq) isHidden = true
    }
    return isHidden
  }
}
