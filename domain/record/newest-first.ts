import type { AnyRecord } from './record.ts'

/** Two copies of one record, the later revision first. Copies of one revision are the same. */
export function newestFirst<T extends Pick<AnyRecord, 'rev'>>(a: T, b: T): [T, T] {
  return a.rev >= b.rev ? [a, b] : [b, a]
}
