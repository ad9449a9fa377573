import type { MailStopLine } from '../../domain/contract/messages.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { SiteId } from '../../domain/ids.ts'
import { planAgain } from '../advice/advice-facts.ts'
import { employerOf } from '../employers/employers.ts'
import { sameText } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { mobileOf } from './reader-address.ts'

export const STOP_PATH = '/courrier'

type Reachable = Pick<Employer, 'contactEmail' | 'contactPhone'>

type Seals = Pick<ServerParts, 'mailSeal'>

/** Where one click ends the messages of an employer to this address; undefined where the server has no address. */
export function stopAddress(
  parts: Seals & Pick<ServerParts, 'publicUrl'>,
  employer: Pick<Employer, 'id' | 'contactEmail' | 'contactPhone'>,
  address: string,
): string | undefined {
  if (parts.publicUrl === undefined) return undefined
  const isOwn = ownAddresses(employer).includes(address)
  const mark = (isOwn ? parts.mailSeal : standInMark(parts))(employer.id, address)
  return `${parts.publicUrl}${STOP_PATH}/${employer.id}/${mark}`
}

/**
 * The address gets no more messages about the employer. False for a link that was never sent, or that was sent to
 * another address of its own than the one of today. The link of somebody who stood in once is true without effect:
 * their address is forgotten, and written to no more.
 */
export async function stopMails(
  parts: Seals & Pick<ServerParts, 'store' | 'clock'>,
  employerId: string,
  mark: string,
): Promise<boolean> {
  return parts.store.transaction(async (tx) => {
    const employer = await employerOf(tx, employerId)
    if (!employer) return false
    const { standIn } = employer
    const own = ownAddresses(employer).find((one) => sameText(mark, parts.mailSeal(employerId, one)))
    if (own === undefined && !isStandInMark(parts, employerId, mark)) return false
    const meant = standIn?.email
    const isMeant = meant !== undefined && sameText(mark, standInMark(parts)(employerId, meant))
    const address = own ?? (isMeant ? meant : undefined)
    if (address === undefined) return true
    await noteStop(tx, { employerId, address, because: 'unsubscribed', at: parts.clock.now() })
    return true
  })
}

/**
 * From now on the address gets nothing more about the employer. That somebody wants none lasts longer than that it
 * takes none.
 */
export async function noteStop(tx: StoreTransaction, stop: Tables['mailStops']): Promise<void> {
  const { because, at } = stop
  await tx.run(
    tx.tables
      .insertInto('mailStops')
      .values(stop)
      .onConflict((conflict) =>
        conflict
          .columns(['employerId', 'address'])
          .doUpdateSet({ because, at })
          .where('mailStops.because', '=', 'bounced'),
      ),
  )
  // Without a stand-in who is written to, what is still to come waits for the end of the absence.
  planAgain(tx, stop.employerId)
}

/**
 * The address is written to again, on the word of whoever is there, or once it was mended. False where nothing was
 * stopped at this site. What is called for is planned anew: what was told meanwhile in another way stays told.
 */
export async function liftStop(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  siteId: SiteId,
  { employerId, address }: Pick<MailStopLine, 'employerId' | 'address'>,
  liftedBy: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const employer = await employerOf(tx, employerId)
    if (employer?.siteIds[0] !== siteId) return false
    if (!isTheirs({ ...employer, standInEmail: employer.standIn?.email ?? '' }, address)) return false
    const [stop] = await tx.all(
      tx.tables
        .selectFrom('mailStops')
        .select('because')
        .where('employerId', '=', employerId)
        .where('address', '=', address),
    )
    if (!stop) return false
    const theirs = tx.tables.deleteFrom('mailStops').where('employerId', '=', employerId)
    await tx.run(theirs.where('address', '=', address))
    const lift = { employerId, address, ...stop, liftedBy, liftedAt: clock.now() }
    await tx.run(tx.tables.insertInto('mailStopLifts').values(lift))
    planAgain(tx, employerId)
    return true
  })
}

/** An address that is theirs no more gets nothing in any case, and is nobody's business. */
export function isTheirs(
  { standInEmail, ...employer }: Reachable & { standInEmail: string },
  address: string,
): boolean {
  return [...ownAddresses(employer), standInEmail].includes(address)
}

/** Where an employer itself is written to, by either way. */
export function ownAddresses({ contactEmail, contactPhone }: Reachable): string[] {
  return [contactEmail ?? null, mobileOf({ contactPhone })].filter((address) => address !== null)
}

/** A seal of its own beside it shows that the server made it, once the address is no longer known. */
function standInMark({ mailSeal }: Seals): (employerId: string, address: string) => string {
  return (employerId, address) => {
    const mark = mailSeal(employerId, address)
    return `${mark}${mailSeal(employerId, mark)}`
  }
}

function isStandInMark({ mailSeal }: Seals, employerId: string, mark: string): boolean {
  const half = mark.length / 2
  return sameText(mark.slice(half), mailSeal(employerId, mark.slice(0, half)))
}
