/**
 * A number of 32 bits that looks drawn by lot, the same for one seed and one text (FNV-1a). Among equals it decides
 * who is shown first: not the alphabet, and not the same people every day.
 */
export function drawnByLot(seed: string, text: string): number {
  let hash = 0x811c_9dc5
  for (const part of [seed, '|', text]) {
    for (let at = 0; at < part.length; at += 1) {
      hash = Math.imul(hash ^ part.charCodeAt(at), 0x0100_0193)
    }
  }
  // The last letters would hardly reach the high bits, which decide the order.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
