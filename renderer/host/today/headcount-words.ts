import type { Headcount } from '../../../domain/visits/headcount.ts'

/** From these shares of the admitted maximum the desk turns amber, then red. */
const AMBER_PERCENT = 80
const RED_PERCENT = 100

export type Occupancy = 'calm' | 'amber' | 'red'

/** How full the place may be. The upper end counts: for safety, whoever may be here is here. */
export function occupancy({ atMost }: Headcount, capacity: number): Occupancy {
  if (atMost * 100 >= capacity * RED_PERCENT) return 'red'
  return atMost * 100 >= capacity * AMBER_PERCENT ? 'amber' : 'calm'
}

/** The text that tells a headcount and its figures: never a single figure when only a range is known. */
export interface HeadcountSentence {
  key: string
  least: number
  count: number
}

export function headcountSentence({ atLeast, atMost }: Headcount): HeadcountSentence {
  const figures = { least: atLeast, count: atMost }
  if (atMost === 0) return { key: 'host.headcount.nobody', ...figures }
  if (atLeast === atMost) return { key: 'host.headcount.exact', ...figures }
  return { key: atLeast === 0 ? 'host.headcount.at-most' : 'host.headcount.between', ...figures }
}
