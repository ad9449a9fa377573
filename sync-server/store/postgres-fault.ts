import { StoreFullError } from './store.ts'

/** Why a database on PostgreSQL cannot be used. */
export type PostgresFault =
  | 'unreachable' // nobody answers at this address, or no more connections are let in
  | 'not-let-in' // the name or the password is wrong, or this machine may not come in
  | 'no-database' // the server has none of this name
  | 'no-rights' // the account may not make or use tables there
  | 'too-old'
  | 'not-utf8'
  | 'not-durable' // it acknowledges what it has not written to its disk
  | 'foreign' // it holds tables of somebody else's under our names
  | 'newer' // a later version of the server wrote it
  | 'moved' // its data was moved away, and lives on elsewhere
  | 'unfinished' // a move to there was begun and not finished
  | 'read-only' // it follows another one, and takes nothing itself
  | 'taken' // a move, or a server of before there could be several, has it for itself
  | 'no-room'

/** Thrown while a database is opened. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase'
  readonly fault: PostgresFault

  constructor(fault: PostgresFault, options?: ErrorOptions) {
    super(`The database cannot be used: ${fault}`, options)
    this.fault = fault
  }
}

/** The database did not answer, or the connection was cut: whether the last commit was kept is not known. */
export class StoreAwayError extends Error {
  override name = 'StoreAwayError'
}

/** By the code of an error (SQLSTATE), or its class: the first two characters. */
const faultOfCode: Readonly<Record<string, PostgresFault>> = {
  '08': 'unreachable',
  '25006': 'read-only',
  '28': 'not-let-in',
  '3D': 'no-database',
  '42501': 'no-rights',
  '53': 'unreachable', // no connection left, no memory
  '53100': 'no-room',
  '55000': 'unreachable', // its administrator lets nobody in
  '55P03': 'unreachable', // others held a lock for too long
  '57P': 'unreachable', // it is stopping, starting or was ended by its administrator
  '58030': 'no-room',
}

const networkCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
  ...['ENETUNREACH', 'ENOENT', 'EACCES'],
])
/** What `pg` says without a code when a connection is cut, or cannot be had in time. */
const cut =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection/

/** The fault that an error of PostgreSQL or of the network speaks of; `null`: something else broke. */
export function postgresFaultOf(error: unknown): PostgresFault | null {
  if (error instanceof UnusableDatabase) return error.fault
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  if (networkCodes.has(code) || cut.test(message)) return 'unreachable'
  // An address with several answers refuses with all of them at once.
  if (error instanceof AggregateError) return postgresFaultOf(error.errors[0])
  return faultOfCode[code] ?? faultOfCode[code.slice(0, 3)] ?? faultOfCode[code.slice(0, 2)] ?? null
}

/** Whether the database ended a transaction in favour of another (serialization failure, deadlock). */
export function isPassing(error: unknown): boolean {
  return ['40001', '40P01'].includes((error as { code?: string } | null)?.code ?? '')
}

/** Tells a full disk and a database that is away from a bug: what devices sent is kept by them. */
export async function asStoreErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreAwayError || error instanceof StoreFullError) throw error
    const fault = postgresFaultOf(error)
    if (fault === 'no-room') throw new StoreFullError('no room left', { cause: error })
    // One that became a standby is no more there to write to than one that does not answer.
    if (fault === 'unreachable' || fault === 'read-only')
      throw new StoreAwayError('the database is away', { cause: error })
    throw error
  }
}
