import type { PushRow } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'

/** Bytes of rows in one push: small enough for a slow line, far below what a request may hold. */
const BATCH_BYTES = 256 * 1024

const utf8 = new TextEncoder()

/** Cuts rows into requests, in order. A row larger than a whole request travels alone. */
export function pushBatches(rows: readonly PushRow[]): PushRow[][] {
  const batches: PushRow[][] = []
  let bytes = 0
  for (const row of rows) {
    const size = utf8.encode(JSON.stringify(row)).length
    const current = batches.at(-1)
    if (current && current.length < limits.pushRows && bytes + size <= BATCH_BYTES) {
      current.push(row)
      bytes += size
    } else {
      batches.push([row])
      bytes = size
    }
  }
  return batches
}
