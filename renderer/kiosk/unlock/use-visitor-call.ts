import { onMounted, type Ref } from 'vue'
import { useDeviceData } from '../../data/device-data.ts'
import type { Reply } from '../../data/http.ts'
import type { VisitorAccess } from '../../data/visitor-api.ts'
import { useSaving, type Saving } from '../../page/use-saving.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useGo } from '../go.ts'
import type { ScreenName } from '../router.ts'
import { askAsHolder, type NotOpen } from './as-holder.ts'
import type { ReadMine } from './open-with-pictures.ts'

/** What is asked of the server from a screen that the four pictures opened. */
export interface VisitorCall {
  busy: Ref<boolean>
  failure: Saving['failure']
  /**
   * What the server answers, for whoever asked. `null`: there is nobody to tell (they left, it failed and `failure`
   * says so, an earlier one has not ended), or the pictures are asked for again.
   */
  ask<Told extends Reply<unknown>>(
    call: (access: VisitorAccess) => Promise<Told>,
  ): Promise<Told | NotOpen | null>
}

/** `unlock`: the screen that asks for the pictures again, where those of this session do not open any more. */
export function useVisitorCall(unlock: ScreenName): VisitorCall {
  const go = useGo()
  const data = useDeviceData()
  const session = useVisitorSession()
  const { busy, failure, run } = useSaving()
  return {
    busy,
    failure,
    async ask(call) {
      const asked = await run(() => askAsHolder(data, session, call))
      if (!asked.ok || !asked.value) return null
      const { value: told } = asked
      if (told.ok || told.reason !== 'sign-in-needed') return told
      await go(unlock)
      return null
    },
  }
}

/** Reads again what was opened; without network it stays as it was. Closed meanwhile, the pictures are asked for. */
export function useReadAgain(read: ReadMine, unlock: ScreenName): void {
  const go = useGo()
  const data = useDeviceData()
  const session = useVisitorSession()
  onMounted(async () => {
    const { access } = session
    await read(data, session)
    if (access && session.access === null) await go(unlock)
  })
}
