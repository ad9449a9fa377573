import { onScopeDispose, watch } from 'vue'
import { ASSISTANCE_ASKED_EVERY } from '../../../domain/assistance/assistance.ts'
import { SECOND } from '../../../domain/time.ts'
import { endOthers, readAssistance, writeIn } from '../../data/assistance-api.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'

/**
 * The help that is open on this screen, for as long as it is: what is written says so, and the server hears of its end,
 * whoever ended it: a tap, the session, its time by the clock that runs, or the server. A kiosk without network goes on
 * until its time; the server hears of the end with the next line.
 */
export function followAssistance(data: DeviceData): void {
  const session = useVisitorSession()
  let over: ReturnType<typeof setTimeout> | undefined
  let asking: ReturnType<typeof setInterval> | undefined

  const tellEnds = () =>
    void endOthers(data, session.assistance?.assistanceId ?? null).catch((error: unknown) =>
      data.machine.surface(error),
    )
  async function ask() {
    const { assistance } = session
    if (!assistance) return
    const reply = await readAssistance(data)
    if (!reply.ok || session.assistance !== assistance) return
    if (reply.value.assistance?.assistanceId !== assistance.assistanceId) session.assistance = null
  }

  watch(
    () => session.assistance,
    (help, before) => {
      writeIn(data, help?.assistanceId ?? null)
      clearTimeout(over)
      clearInterval(asking)
      if (help) {
        over = setTimeout(() => (session.assistance = null), Math.max(SECOND, help.endsAt - help.beganAt))
        asking = setInterval(() => void ask(), ASSISTANCE_ASKED_EVERY)
      }
      if (before) tellEnds()
    },
    // What is written next is written by somebody alone.
    { flush: 'sync' },
  )
  watch(
    () => data.sync.connected,
    (isConnected) => isConnected && tellEnds(),
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(over)
    clearInterval(asking)
  })
}
