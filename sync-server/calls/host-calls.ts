import {
  calledName,
  DESK_SILENT_AFTER,
  isCallOver,
  type CallAnswer,
  type HostCall,
} from '../../domain/calls/host-call.ts'
import type { CallLine, KioskCall } from '../../domain/contract/calls.ts'
import type { DeviceId, SiteId } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import type { Clock } from '../clock.ts'
import { freshId } from '../secrets.ts'

interface KnownCall extends HostCall {
  callId: string
  siteId: SiteId
  kiosk: string
  /** When its kiosk asked about it last. */
  kioskAt: Instant
}

interface Kiosk {
  siteId: SiteId
  deviceId: DeviceId
}

/**
 * The calls that are going on, one a kiosk. In memory alone: a call is worth a few minutes, names nobody, and a kiosk
 * that still waits after a restart of the server hears that its call is gone.
 */
export class HostCalls {
  readonly #clock: Clock
  readonly #calls = new Map<DeviceId, KnownCall>()
  /** When a desk of each site last asked who calls. */
  readonly #desksAt = new Map<SiteId, Instant>()
  #changed: (siteId: SiteId) => void = () => undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Told whenever a call of a site begins, is shown, answered or ended by somebody. */
  onChanged(listener: (siteId: SiteId) => void): void {
    this.#changed = listener
  }

  /** `name`: what the kiosk is called. */
  call({ siteId, deviceId }: Kiosk, name: string): KioskCall {
    this.#forgetOver()
    const now = this.#clock.now()
    if (!this.#calls.has(deviceId)) {
      this.#calls.set(deviceId, { callId: freshId('c'), siteId, kiosk: name, calledAt: now, kioskAt: now })
      this.#changed(siteId)
    }
    return this.ofKiosk({ siteId, deviceId })
  }

  /** The call of a kiosk, which thereby says that it is still there. */
  ofKiosk({ siteId, deviceId }: Kiosk): KioskCall {
    this.#forgetOver()
    const now = this.#clock.now()
    const isDeskOn = now - (this.#desksAt.get(siteId) ?? -Infinity) < DESK_SILENT_AFTER
    const known = this.#calls.get(deviceId)
    if (!known) return { now, isDeskOn }
    known.kioskAt = now
    const { calledAt, shownAt, answer } = known
    const call = { calledAt, ...(shownAt === undefined ? {} : { shownAt }), ...(answer ? { answer } : {}) }
    return { now, isDeskOn, call }
  }

  end({ siteId, deviceId }: Kiosk): void {
    if (this.#calls.delete(deviceId)) this.#changed(siteId)
  }

  /** Those of a site, for a desk of it, on whose screen they are from now on. The first who called comes first. */
  shownAt(siteId: SiteId): CallLine[] {
    this.#forgetOver()
    const now = this.#clock.now()
    this.#desksAt.set(siteId, now)
    const here = [...this.#calls.values()].filter((call) => call.siteId === siteId)
    const unseen = here.filter(({ shownAt }) => shownAt === undefined)
    for (const call of unseen) call.shownAt = now
    if (unseen.length > 0) this.#changed(siteId)
    return here.map(({ callId, kiosk, calledAt, answer }) => ({
      callId,
      kiosk,
      calledAt,
      ...(answer ? { answer } : {}),
    }))
  }

  /** `over`: nobody calls there any more. `taken`: somebody is on the way. Who said 'in-five' may come sooner. */
  answer(
    siteId: SiteId,
    callId: string,
    says: CallAnswer,
    accountName: string,
  ): Result<void, 'over' | 'taken'> {
    this.#forgetOver()
    const call = [...this.#calls.values()].find((one) => one.siteId === siteId && one.callId === callId)
    if (!call) return refuse('over')
    if (call.answer && (call.answer.says === 'coming' || says === 'in-five')) return refuse('taken')
    call.answer = { says, at: this.#clock.now(), host: calledName(accountName) }
    this.#changed(siteId)
    return ok(undefined)
  }

  #forgetOver(): void {
    const now = this.#clock.now()
    for (const [deviceId, call] of this.#calls)
      if (isCallOver(call, call.kioskAt, now)) this.#calls.delete(deviceId)
  }
}
