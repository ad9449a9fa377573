import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { looksLikeAttestation } from '../../../domain/challenges/attestation-token.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { readPass } from '../../data/passes.ts'
import { verifyAttestation } from '../../data/verify-attestation.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useGo } from '../go.ts'

/** Reads a pass that was scanned or typed, and asks its holder to say "C'est moi"; or checks an attestation. */
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
    if (looksLikeAttestation(text)) {
      session.checked = await verifyAttestation(data, text).finally(() => (busy.value = false))
      await go('verify')
      return
    }
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
