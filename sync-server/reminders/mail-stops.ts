import type { ServerParts } from '../server-parts.ts'
import { employerOf } from '../employers/employers.ts'
import { sameText } from '../secrets.ts'

export const STOP_PATH = '/courrier'

/** Where one click ends the messages of an employer to this address; undefined where the server has no address. */
export function stopAddress(
  { publicUrl, mailSeal }: Pick<ServerParts, 'publicUrl' | 'mailSeal'>,
  employerId: string,
  address: string,
): string | undefined {
  return publicUrl === undefined
    ? undefined
    : `${publicUrl}${STOP_PATH}/${employerId}/${mailSeal(employerId, address)}`
}

/**
 * The address gets no more messages about the employer. False for a link that was never sent, or that was sent to
 * another address than the one of today.
 */
export async function stopMails(
  { store, clock, mailSeal }: Pick<ServerParts, 'store' | 'clock' | 'mailSeal'>,
  employerId: string,
  mark: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const address = (await employerOf(tx, employerId))?.contactEmail
    if (address === undefined || !sameText(mark, mailSeal(employerId, address))) return false
    await tx.run(
      tx.tables
        .insertInto('mailStops')
        .values({ employerId, address, because: 'unsubscribed', at: clock.now() })
        .onConflict((conflict) => conflict.doNothing()),
    )
    return true
  })
}
