import { ref, shallowRef, watch, type Ref } from 'vue'
import type { VisitorId } from '../../../domain/ids.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { readVisitorFile, type VisitorFile } from '../../data/visitor-files-api.ts'
import { useHostSignIn } from '../sign-in/host-sign-in.ts'

export interface VisitorFileOf {
  /** `null`: not read. */
  readonly file: Readonly<Ref<VisitorFile | null>>
  /** After a host changed what only the server knows. */
  readAgain(): void
  /** It was asked for, and no answer came. */
  readonly isAway: Readonly<Ref<boolean>>
}

/**
 * What of a person only the server knows, read anew for another person, after what changed who they are, and when the
 * server is there again. It stays in memory, and goes when the host leaves.
 */
export function useVisitorFile(of: () => VisitorId, anew: () => unknown = () => ''): VisitorFileOf {
  const data = useDeviceData()
  const session = useHostSignIn()
  const file = shallowRef<VisitorFile | null>(null)
  const isAway = ref(false)
  let asking = 0
  async function read() {
    const mine = (asking += 1)
    isAway.value = false
    if (session.host.value === null) return (file.value = null)
    const reply = await session.ask((host) => readVisitorFile(data, host, of()))
    if (mine !== asking) return
    file.value = reply.ok ? reply.value : null
    isAway.value = !reply.ok
  }
  watch([of, anew, session.host], read, { immediate: true })
  watch(
    () => data.sync.connected,
    (isBack) => {
      if (isBack && file.value === null) void read()
    },
  )
  return { file, isAway, readAgain: () => void read() }
}
