/**
 * Whatever else the server has to do comes before what follows: a promise that is kept at once gives nobody a turn, and
 * a long piece of work would hold everybody up.
 */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
