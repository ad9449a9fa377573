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

  let again: ReturnType<typeof setTimeout> | undefined
  // A line may stand while nothing gets through: until the server has heard it is told again.
  async function tellEnds() {
    clearTimeout(again)
    const told = await endOthers(data).catch((error: unknown) => data.machine.surface(error))
    if (told === 'missed') again = setTimeout(() => void tellEnds(), ASSISTANCE_ASKED_EVERY)
  }
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
      if (before) void tellEnds()
    },
    // What is written next is written by somebody alone.
    { flush: 'sync' },
  )
  watch(
    () => data.sync.connected,
    (isConnected) => void (isConnected && tellEnds()),
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(over)
    clearTimeout(again)
    clearInterval(asking)
  })
}
