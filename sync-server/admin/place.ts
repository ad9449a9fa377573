import { readConfig, WRONG_ADDRESS } from '../config.ts'
import { placeOfDatabase } from '../database-on-postgres.ts'
import { AdminError, pathFrom } from './command.ts'

/** Where data lives: the address of a database on PostgreSQL, or a folder. */
export type Place = string

export const isUrl = (place: Place) => place.includes('://')

/** How a person calls it: without a password. */
export const nameOf = (place: Place) => (isUrl(place) ? placeOfDatabase(place) : place)

/** The place that an option names. */
export function placeIn(given: string): Place {
  if (!isUrl(given)) return pathFrom(given)
  if (!readConfig([], { DATABASE_URL: given }).ok) throw new AdminError(WRONG_ADDRESS)
  return given
}
