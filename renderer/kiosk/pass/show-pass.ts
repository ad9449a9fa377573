import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { looksLikeAttestation } from '../../../domain/attestations/attestation-token.ts'
import { refuse, type Result } from '../../../domain/result.ts'
import { looksLikePass } from '../../../domain/visits/pass-token.ts'
import { useDeviceData } from '../../data/device-data.ts'
import type { DeviceData } from '../../data/device-data-type.ts'
import {
  firstPass,
  lookAtFirstPass,
  lookAtPass,
  type CardElsewhere,
  type PassRefusal,
  type ShownPass,
} from '../../data/passes.ts'
import { verifyAttestation } from '../../data/verify-attestation.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useSaving } from '../../page/use-saving.ts'
import { useGo } from '../go.ts'
import { useScans, type Scan } from '../scanner/scans.ts'
import { useStillHere } from '../still-here.ts'
import { letPass, usePassingWords } from './passing-words.ts'

/** Reads a pass that was scanned or typed, and asks its holder to say "C'est moi"; or checks an attestation. */
export function useShowPass() {
  const { t } = useI18n()
  const go = useGo()
  const data = useDeviceData()
  const session = useVisitorSession()
  const { busy, run, failure } = useSaving()
  letPass(failure)
  const isHere = useStillHere()
  const refusal = usePassingWords()
  const problem = computed(() => refusal.value || failure.value || '')

  useScans((scan) => void run(() => show(scan)))

  async function show(scan: Scan) {
    refusal.value = ''
    const attestations = scan.filter(looksLikeAttestation)
    if (attestations.length > 0) {
      for (const text of attestations) {
        const checked = await verifyAttestation(data, text)
        if (!isHere()) return
        session.checked = checked
        if (['genuine', 'revoked'].includes(checked.kind)) break
      }
      await go('verify')
      return
    }
    const read = named(scan, await lookAtFirstPass(data, scan))
    if (read.ok) await shown(read.value, 'pass')
    else refusal.value = () => t(`kiosk.pass.refused.${read.reason}`)
  }
  async function type(code: string) {
    refusal.value = ''
    const read = await lookAtPass(data, code)
    if (read.ok) await shown(read.value, 'code')
    else refusal.value = () => t(`kiosk.pass.refused.${read.reason}`)
  }
  async function shown(pass: ShownPass | { elsewhere: CardElsewhere }, arrivedBy: 'pass' | 'code') {
    if (!isHere()) return
    session.typedCode = ''
    if ('elsewhere' in pass) {
      session.cardElsewhere = { ...pass.elsewhere, arrivedBy }
      return void (await go('known-here'))
    }
    session.shownPass = { ...pass, arrivedBy }
    await go('confirm')
  }
  return { submit: (code: string) => void run(() => type(code)), problem, busy }
}

/** The pass in a scan. `misread`: one of ours, not whole; `foreign`: no code of ours. */
export async function readScannedPass(
  data: DeviceData,
  scan: Scan,
): Promise<Result<ShownPass, PassRefusal | 'misread' | 'foreign'>> {
  return named(scan, await firstPass(data, scan))
}

function named<T>(scan: Scan, read: Result<T, PassRefusal>): Result<T, PassRefusal | 'misread' | 'foreign'> {
  if (read.ok || read.reason !== 'not-a-pass') return read
  return refuse(scan.some(looksLikePass) ? 'misread' : 'foreign')
}
