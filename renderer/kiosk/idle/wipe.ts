import { inject, nextTick, provide, watch, type InjectionKey } from 'vue'
import { useRouter } from 'vue-router'
import type { DeviceData } from '../../data/device-data.ts'
import { endVisitorAccess } from '../../data/visitor-api.ts'
import type { Finder } from '../../finder/finder.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'

/** Longest wait for the server's word before the page is loaded anew, in milliseconds: the wipe goes first. */
const FAREWELL = 400
/**
 * Longest wait to know whether a reload is possible, in milliseconds: as long as a slow machine needs. Nothing of
 * the former visitor is on the screen meanwhile.
 */
const PAGE_PATIENCE = 8000

const endVisitorSessionKey: InjectionKey<() => void> = Symbol('end of the visitor session')

/**
 * Gives the screens the one way to end a session, by choice or by idleness: what was typed and shown goes
 * from the stores and the page at once, then the page itself is loaded anew, so that nothing stays in memory.
 * Works without network: what waits to be sent is on the disk and stays there.
 */
export function provideEndVisitorSession(data: DeviceData, finder?: Pick<Finder, 'forget'>): () => void {
  const router = useRouter()
  const session = useVisitorSession()
  const preferences = usePreferences()
  let ending = false
  /** Since the page was loaded: also when a screen emptied the session itself, as the goodbye does. */
  let wasPersonal = session.isPersonal
  watch(
    () => session.isPersonal,
    (isPersonal) => (wasPersonal ||= isPersonal),
    { flush: 'sync' },
  )

  /** Nobody came meanwhile, whose session a reload would end. */
  const isUntouched = () => router.currentRoute.value.name === 'attract' && !session.isPersonal

  async function end() {
    if (ending) return
    const { access } = session
    ending = wasPersonal
    session.$reset()
    preferences.$reset()
    finder?.forget()
    window.getSelection()?.removeAllRanges()
    await router.replace({ name: 'attract' })
    if (!ending) return
    await nextTick()
    // The clipboard refuses without the focus, for instance in a window that nobody looks at.
    await navigator.clipboard?.writeText('').catch(() => undefined)
    if (access) await Promise.race([endVisitorAccess(data, access), wait(FAREWELL)])
    wasPersonal = ending = false
    if ((await canReload()) && isUntouched()) window.location.reload()
  }

  const endVisitorSession = () => void end()
  provide(endVisitorSessionKey, endVisitorSession)
  return endVisitorSession
}

/** Ends the visitor session: "J'ai fini". */
export function useEndVisitorSession(): () => void {
  const end = inject(endVisitorSessionKey)
  if (!end) throw new Error('No way to end a session was provided')
  return end
}

/** Whether a reload would find the page: away from its server, a browser may not have kept it yet. */
async function canReload(): Promise<boolean> {
  const { protocol, pathname } = window.location
  if (!protocol.startsWith('http')) return true
  const page = fetch(pathname).then(
    (response) => response.ok,
    () => false,
  )
  return Promise.race([page, wait(PAGE_PATIENCE).then(() => false)])
}

function wait(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}
