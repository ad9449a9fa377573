/** One line of what was measured. */
export interface Row {
  /** What, and under which conditions. */
  what: string
  value: number
  unit: string
  /** The most (or with `atLeast`, the least) that is fine. */
  limit?: number
  atLeast?: boolean
  /** How many times the value is of what it stands beside, measured in the same run. */
  ratio?: number
}

/** What `npm run bench -- <name>` runs. */
export interface Bench {
  name: string
  run: () => Row[] | Promise<Row[]>
}
