import * as calls from '../../domain/contract/assistance.ts'
import { ok } from '../../domain/result.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Refused, ReplyTo } from './http.ts'

export type { OpenAssistance } from '../../domain/contract/assistance.ts'

/** Names of helps that this kiosk began and whose end the server may not have heard yet. */
const BEGUN = 'assistance '

/**
 * A host begins to help the holder of a card, with their own sign-in, which is kept nowhere here. That it began is on the
 * disk: a kiosk that loses its page ends it at the next start.
 */
export async function beginAssistance(
  data: DeviceData,
  asked: { token: string; login: string; secret: string },
): Promise<{ ok: true; value: calls.OpenAssistance } | Refused> {
  const reply = await data.call(calls.beginAssistance, { body: asked })
  if (!reply.ok) return reply
  const { assistanceId } = reply.value
  const begun = (transaction: Parameters<Parameters<typeof data.replica.transaction>[1]>[0]) =>
    transaction.putRow('moments', BEGUN + assistanceId, { at: data.now() })
  await data.replica.transaction('relaxed', begun)
  return ok(reply.value)
}

/** Whether the help of this kiosk goes on, as the server knows it. */
export function readAssistance(data: DeviceData): Promise<ReplyTo<typeof calls.readAssistance>> {
  return data.call(calls.readAssistance, {})
}

/** What is written here from now on is written in this help; `null`: by whoever stands here alone. */
export function writeIn(data: DeviceData, assistanceId: string | null): void {
  data.outbox.writtenIn(assistanceId)
}

/**
 * Tells the server the end of all helps but the one that goes on. `heard`: it was told of some; `missed`: it did not hear
 * of all; `none`: there is nothing to tell.
 */
export async function endOthers(data: DeviceData): Promise<'heard' | 'missed' | 'none'> {
  const present = data.outbox.assistance
  let outcome: 'heard' | 'missed' | 'none' = 'none'
  const begun = [...data.replica.rows('moments').keys()].filter((name) => name.startsWith(BEGUN))
  for (const name of begun) {
    const assistanceId = name.slice(BEGUN.length)
    if (assistanceId === present) continue
    const reply = await data.call(calls.endAssistance, { body: { assistanceId }, timeout: 4000 })
    if (!reply.ok) return 'missed'
    await data.replica.transaction('relaxed', (tx) => tx.removeRow('moments', name))
    outcome = 'heard'
  }
  return outcome
}

/**
 * Asks for what is the person's own act. A help that was ended without network is over here: where the server has not
 * heard of that it hears it now, and is asked once more.
 */
export async function asOwnAct<R extends { ok: boolean; reason?: string }>(
  data: DeviceData,
  ask: () => Promise<R>,
): Promise<R> {
  const reply = await ask()
  const isOwnAct = !reply.ok && reply.reason === 'own-act'
  return isOwnAct && (await endOthers(data)) === 'heard' ? ask() : reply
}
