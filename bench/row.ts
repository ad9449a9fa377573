/** One line of what was measured. */
export interface Row {
  /** What, and under which conditions. */
  what: string
  value: number
  unit: string
  /** The most that is fine. */
  limit?: number
  /** How many times faster than what it stands beside, measured in the same run. */
  ratio?: number
  /** Between which bounds that is fine. */
  ratioLimit?: { most: number } | { least: number }
}

/** What `npm run bench -- <name>` runs. */
export interface Bench {
  name: string
  run: () => Row[] | Promise<Row[]>
}
