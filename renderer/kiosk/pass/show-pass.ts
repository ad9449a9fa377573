import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDeviceData } from '../../data/device-data.ts'
import { readPass } from '../../data/passes.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useGo } from '../go.ts'

/** Reads a pass that was scanned or typed, and asks its holder to say "C'est moi". */
export function useShowPass() {
  const { t } = useI18n()
  const go = useGo()
  const data = useDeviceData()
  const session = useVisitorSession()
  const problem = ref('')
  const busy = ref(false)

  async function show(text: string, arrivedBy: 'pass' | 'code') {
    if (busy.value) return
    busy.value = true
    problem.value = ''
    const read = await readPass(data, text).finally(() => (busy.value = false))
    if (!read.ok) {
      problem.value = t(`kiosk.pass.refused.${read.reason}`)
      return
    }
    session.shownPass = { ...read.value, arrivedBy }
    session.typedCode = ''
    await go('confirm')
  }
  return { show, problem, busy }
}
