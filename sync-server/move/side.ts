import type { Instant } from '../../domain/time.ts'
import { LIFE, MOVED_TO, MOVING } from '../settings.ts'
import type { Row } from './row-digest.ts'

export interface MovedTable {
  name: string
  /** In the order of their names; with `rowid` where the order in which rows were made counts (decision 0113). */
  columns: readonly string[]
}

/** One of the two databases of a move. Nobody else writes in it until it is closed. */
export interface MoveSide {
  /** How a person calls it. */
  place: string
  /** In the order of their names. */
  tables(): Promise<MovedTable[]>
  /** All rows of a table, in batches; of settings, without those that are about this database and not about its data. */
  rows(table: MovedTable): AsyncIterable<Row[]>
  close(): Promise<void>
}

export interface MoveSource extends MoveSide {
  epoch: string
  /** Whether its data was moved away by an earlier run. */
  isMoved: boolean
  /** From then on nothing serves it. Kept before this resolves. */
  markMoved(place: string, now: Instant): Promise<void>
}

export interface MoveTarget extends MoveSide {
  /** Whether an earlier run began to fill it. */
  isBegun: boolean
  clear(table: MovedTable): Promise<void>
  write(table: MovedTable, rows: readonly Row[]): Promise<void>
  /** All that was written is kept, also if the power goes now. */
  settle(): Promise<void>
  /** From then on it is a database like any other. */
  finish(): Promise<void>
}

/** It cannot be moved: what stands against it and what to do, for the person at the keyboard. */
export class MoveRefused extends Error {
  override name = 'MoveRefused'
}

/** Rows of settings that are about their database, and not about what it holds. */
export const ownSettings = [LIFE, MOVED_TO, MOVING] as const
