/**
 * People are told by so many at a time, as referrals and ratings are: with fewer, or with one more than yesterday, one
 * could tell who it is.
 */
const COUNTED_BY = 5

/** As many of them as are told: the greatest multiple of five that is not more. */
export function byFives(people: number): number {
  return people - (people % COUNTED_BY)
}
