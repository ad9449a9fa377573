import { shallowRef, watch, type Ref } from 'vue'
import type { VisitorId } from '../../../domain/ids.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { readVisitorFile, type VisitorFile } from '../../data/visitor-files-api.ts'
import { useHostSignIn } from '../sign-in/host-sign-in.ts'

/**
 * What of a person only the server knows, read anew for another person and after what changed who they are; `null`: not
 * read. It stays in memory, and goes when the host leaves.
 */
export function useVisitorFile(
  of: () => VisitorId,
  anew: () => unknown = () => '',
): Readonly<Ref<VisitorFile | null>> {
  const data = useDeviceData()
  const session = useHostSignIn()
  const file = shallowRef<VisitorFile | null>(null)
  let asking = 0
  async function read() {
    const mine = (asking += 1)
    if (session.host.value === null) return (file.value = null)
    const reply = await session.ask((host) => readVisitorFile(data, host, of()))
    if (mine === asking) file.value = reply.ok ? reply.value : null
  }
  watch([of, anew, session.host], read, { immediate: true })
  return file
}
