import type { EmployerForm } from '../../domain/contract/employers.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { isEmployerOf, withoutMandate } from '../../domain/hiring/mandate.ts'
import { withShownGrade } from '../../domain/hiring/reciprok-label.ts'
import { readSiren, type SirenRefusal } from '../../domain/hiring/siren.ts'
import {
  isIdentified,
  withKeyedNumber,
  withOwnNumber,
  type SirenWitness,
} from '../../domain/hiring/siren-standing.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { readEmail } from '../../domain/text/email.ts'
import { readMobile, type MobileFault } from '../../domain/text/mobile.ts'
import { readPhone } from '../../domain/text/phone.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/**
 * Why an employer was not written. `siren-taken`: another card has this number. `not-a-phone`, `not-an-email`: nobody
 * could be reached there; a fault of a mobile: no SMS could go there, as was asked. `another-site`: this employer
 * belongs to other sites, whose hosts alone change it.
 */
export type EmployerRefusal =
  | SirenRefusal
  | MobileFault
  | 'siren-taken'
  | 'not-a-phone'
  | 'not-an-email'
  | 'another-site'
  | 'unknown-employer'

/** The host who writes; nobody, where the server's own commands do. */
export type CardWriter = SirenWitness['host']

/** A new employer of a site, without a score yet; or the one that the same request made before, as it is now. */
export async function createEmployer(
  { store, clock }: ServerParts,
  siteId: string,
  form: EmployerForm,
  id = freshId('e'),
  request?: MakingRequest,
  host?: CardWriter,
): Promise<Result<Employer, EmployerRefusal | 'request-reused'>> {
  return store.transaction(async (tx) => {
    const before = await madeBefore(tx, request)
    if (!before.ok) return before
    const known = before.value === undefined ? null : await employerOf(tx, before.value)
    if (known) return ok(known)
    const read = await readForm(tx, form)
    if (!read.ok) return read
    const now = clock.now()
    const author = { ...byServer(now), siteId: SHARED_PARTITION }
    const { siren, ...card } = withoutBlanks(
      newRecord(author, { id, siteIds: [siteId], ...form, ...read.value }),
    )
    const employer = withKeyedNumber<Employer>(card, siren, { at: now, ...(host ? { host } : {}) })
    const way = readWay(employer)
    if (!way.ok) return way
    await noteMade(tx, request, id)
    return ok(await keepRecord(tx, 'employers', employer))
  })
}

/** The employer with these changes; an empty text removes the field. */
export async function changeEmployer(
  { store, clock }: ServerParts,
  siteId: string,
  id: string,
  changes: Partial<EmployerForm>,
  host?: CardWriter,
): Promise<Result<Employer, EmployerRefusal>> {
  return store.transaction(async (tx) => {
    const known = await employerOf(tx, id)
    if (!known) return refuse('unknown-employer')
    if (!isEmployerOf(known, siteId)) return refuse('another-site')
    const read = await readForm(tx, changes, id)
    if (!read.ok) return read
    const { siren, ...card } = withoutBlanks({ ...known, ...changes, ...read.value })
    const way = readWay(card)
    if (!way.ok) return way
    const now = clock.now()
    const numbered = known.siren === undefined ? card : { ...card, siren: known.siren }
    const next = withKeyedNumber<Employer>(numbered, siren, { at: now, ...(host ? { host } : {}) })
    return ok(await keepEmployer(tx, known, next, now))
  })
}

/**
 * A manager of the employer says whose score it is; a host has yet to see the number on a paper. `siren-known`: a number
 * stands there, which hosts alone change: nobody sheds a history by themselves.
 */
export async function giveSiren(
  { store, clock }: ServerParts,
  employerId: string,
  typed: string,
): Promise<Result<Employer, SirenRefusal | 'siren-taken' | 'siren-known' | 'unknown-employer'>> {
  return store.transaction(async (tx) => {
    const known = await employerOf(tx, employerId)
    if (!known) return refuse('unknown-employer')
    if (isIdentified(known)) return refuse('siren-known')
    const read = await readNumber(tx, typed, known.id)
    if (!read.ok) return read
    if (read.value === undefined) return refuse('siren-length')
    const now = clock.now()
    return ok(await keepEmployer(tx, known, withOwnNumber(known, read.value, now), now))
  })
}

/** Hosts of the employer's first site let those of another one work with it, or no longer. */
export async function shareEmployer(
  { store, clock }: ServerParts,
  siteId: string,
  id: string,
  others: readonly string[],
): Promise<Result<Employer, EmployerRefusal | 'unknown-site'>> {
  return store.transaction(async (tx) => {
    const known = await employerOf(tx, id)
    if (!known) return refuse('unknown-employer')
    const [home] = known.siteIds
    if (home !== siteId) return refuse('another-site')
    for (const other of others) {
      if (!(await tx.record('sites', other, other))) return refuse('unknown-site')
    }
    const siteIds = [...new Set([home, ...others])]
    const now = clock.now()
    // What the employer asked of hosts ends with the agreement that let them work with it.
    const left = known.siteIds.filter((id) => !siteIds.includes(id))
    const next = left.reduce((employer, id) => withoutMandate(employer, id, now), known)
    return ok(await keepEmployer(tx, known, { ...next, siteIds }, now))
  })
}

export async function employerOf(view: StoreReader, id: string): Promise<Employer | null> {
  return (await view.record('employers', id)) ?? null
}

/**
 * Keeps another state of an employer under a revision of the server. Whatever changed, no grade stands on a card whose
 * number nobody saw.
 */
export async function keepEmployer(
  tx: StoreTransaction,
  known: Employer,
  next: Employer,
  now: number,
): Promise<Employer> {
  return keepRecord(tx, 'employers', revised({ ...withShownGrade(next), rev: known.rev }, byServer(now)))
}

/** The number of the employer, and where the employer is reached. */
async function readForm(
  view: StoreReader,
  { siren, contactPhone, contactEmail }: Partial<EmployerForm>,
  own?: string,
): Promise<Result<Pick<Partial<EmployerForm>, 'siren' | 'contactPhone' | 'contactEmail'>, EmployerRefusal>> {
  const number = await readNumber(view, siren, own)
  if (!number.ok) return number
  const phone = readFilled(contactPhone, readPhone)
  if (!phone.ok) return phone
  const email = readFilled(contactEmail, readEmail)
  if (!email.ok) return email
  return ok({
    ...(number.value === undefined ? {} : { siren: number.value }),
    ...(phone.value === undefined ? {} : { contactPhone: phone.value }),
    ...(email.value === undefined ? {} : { contactEmail: email.value }),
  })
}

/** Whoever asked for SMS is called at a mobile. */
function readWay({ remindersBy, contactPhone = '' }: Employer): Result<unknown, MobileFault> {
  return remindersBy === 'sms' ? readMobile(contactPhone) : ok(undefined)
}

/** A SIREN that checks, and that no other employer has. */
async function readNumber(
  view: StoreReader,
  siren: string | undefined,
  own: string | undefined,
): Promise<Result<string | undefined, SirenRefusal | 'siren-taken'>> {
  const read = readFilled(siren, readSiren)
  if (!read.ok || read.value === undefined) return read
  const all = await view.records('employers')
  const isTaken = all.some(({ id, siren: taken }) => id !== own && taken === read.value)
  return isTaken ? refuse('siren-taken') : read
}

/** What was filled in, in its one form; a field that is empty or was not sent says nothing. */
function readFilled<Reason extends string>(
  typed: string | undefined,
  read: (typed: string) => Result<string, Reason>,
): Result<string | undefined, Reason> {
  return typed === undefined || typed.trim() === '' ? ok(undefined) : read(typed)
}

function withoutBlanks(
  employer: Omit<Employer, 'remindersBy'> & Pick<EmployerForm, 'remindersBy'>,
): Employer {
  return Object.fromEntries(
    Object.entries(employer).filter(([, value]) => value !== undefined && value !== ''),
  ) as Employer
}
