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
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'

interface KnownCall extends HostCall {
  callId: string
  deviceId: DeviceId
  kiosk: string
  /** When its kiosk asked about it last. */
  kioskAt: Instant
}

/** What is known of a site: its calls, the first who called first, and when a desk last asked who calls. */
interface SiteCalls {
  calls: KnownCall[]
  deskAt?: Instant
}

interface Kiosk {
  siteId: SiteId
  deviceId: DeviceId
}

/**
 * The calls that are going on, one a kiosk. In a memo of the servers alone: a call is worth a few minutes, names nobody, and a kiosk
 * that still waits after a restart of the server hears that its call is gone. Of several servers each knows them all: a
 * kiosk may ask one and a desk another.
 */
export class HostCalls {
  readonly #parts: Pick<ServerParts, 'store' | 'clock'>
  #changed: (siteId: SiteId) => void = () => undefined

  constructor(parts: Pick<ServerParts, 'store' | 'clock'>) {
    this.#parts = parts
  }

  /** Told whenever a call of a site begins, is shown, answered or ended by somebody. */
  onChanged(listener: (siteId: SiteId) => void): void {
    this.#changed = listener
  }

  /** `name`: what the kiosk is called. */
  async call({ siteId, deviceId }: Kiosk, name: string): Promise<KioskCall> {
    const callId = freshId('c')
    return this.#at(siteId, (site, now) => {
      const known = site.calls.find((call) => call.deviceId === deviceId)
      if (!known) site.calls.push({ callId, deviceId, kiosk: name, calledAt: now, kioskAt: now })
      return { told: toldTo(deviceId, site, now), isNews: !known }
    })
  }

  /** The call of a kiosk, which thereby says that it is still there. */
  ofKiosk({ siteId, deviceId }: Kiosk): Promise<KioskCall> {
    return this.#at(siteId, (site, now) => ({ told: toldTo(deviceId, site, now), isNews: false }))
  }

  end({ siteId, deviceId }: Kiosk): Promise<void> {
    return this.#at(siteId, (site) => {
      const others = site.calls.filter((call) => call.deviceId !== deviceId)
      const isNews = others.length < site.calls.length
      site.calls = others
      return { told: undefined, isNews }
    })
  }

  /** Those of a site, for a desk of it, on whose screen they are from now on. The first who called comes first. */
  shownAt(siteId: SiteId): Promise<CallLine[]> {
    return this.#at(siteId, (site, now) => {
      site.deskAt = now
      const unseen = site.calls.filter(({ shownAt }) => shownAt === undefined)
      for (const call of unseen) call.shownAt = now
      const told = site.calls.map(({ callId, kiosk, calledAt, answer }) => ({
        callId,
        kiosk,
        calledAt,
        ...(answer ? { answer } : {}),
      }))
      return { told, isNews: unseen.length > 0 }
    })
  }

  /** `over`: nobody calls there any more. `taken`: somebody is on the way. Who said 'in-five' may come sooner. */
  answer(
    siteId: SiteId,
    callId: string,
    says: CallAnswer,
    accountName: string,
  ): Promise<Result<void, 'over' | 'taken'>> {
    return this.#at(siteId, (site, now): { told: Result<void, 'over' | 'taken'>; isNews: boolean } => {
      const call = site.calls.find((one) => one.callId === callId)
      if (!call) return { told: refuse('over'), isNews: false }
      if (call.answer && (call.answer.says === 'coming' || says === 'in-five'))
        return { told: refuse('taken'), isNews: false }
      call.answer = { says, at: now, host: calledName(accountName) }
      return { told: ok(undefined), isNews: true }
    })
  }

  /** Changes what is known of a site, without what is over by itself. */
  async #at<T>(
    siteId: SiteId,
    change: (site: SiteCalls, now: Instant) => { told: T; isNews: boolean },
  ): Promise<T> {
    const { store, clock } = this.#parts
    const { told, isNews } = await store.peers.memo(`calls ${siteId}`, (known) => {
      const now = clock.now()
      const site = known === undefined ? { calls: [] } : (JSON.parse(known) as SiteCalls)
      site.calls = site.calls.filter((call) => !isCallOver(call, call.kioskAt, now))
      const changed = change(site, now)
      const isNothing = site.calls.length === 0 && site.deskAt === undefined
      return [isNothing ? undefined : JSON.stringify(site), changed]
    })
    if (isNews) this.#changed(siteId)
    return told
  }
}

function toldTo(deviceId: DeviceId, { calls, deskAt = -Infinity }: SiteCalls, now: Instant): KioskCall {
  const isDeskOn = now - deskAt < DESK_SILENT_AFTER
  const known = calls.find((call) => call.deviceId === deviceId)
  if (!known) return { now, isDeskOn }
  known.kioskAt = now
  const { calledAt, shownAt, answer } = known
  const call = { calledAt, ...(shownAt === undefined ? {} : { shownAt }), ...(answer ? { answer } : {}) }
  return { now, isDeskOn, call }
}
