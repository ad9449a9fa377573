import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { SheetCount } from '../../../domain/practices/practice-count.ts'
import { MINUTE } from '../../../domain/time.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { readUseful } from '../../data/practice-counts.ts'
import { unreadKey } from '../refusal-words.ts'
import { useHostSignIn } from '../sign-in/host-sign-in.ts'
import { usePolling } from '../use-polling.ts'

/** What visitors found useful, in words beside a sheet. What was read before stays while the server is away. */
export function useUseful() {
  const data = useDeviceData()
  const host = useHostSignIn()
  const { t } = useI18n()
  const counts = shallowRef<readonly SheetCount[] | null>(null)
  const problem = ref('')

  async function refresh() {
    const reply = await host.ask((person) => readUseful(data, person))
    problem.value = reply.ok ? '' : t(unreadKey(reply.reason))
    if (reply.ok) counts.value = reply.value.sheets
  }
  usePolling(refresh, 10 * MINUTE)

  function wordsOf(sheetId: string): string {
    if (counts.value === null) return ''
    const { yes, no } = counts.value.find(({ sheet }) => sheet === sheetId) ?? { yes: 0, no: 0 }
    if (yes + no === 0) return t('practices.useful.few')
    const told = [
      yes > 0 ? t('practices.useful.yes', { n: yes }, yes) : '',
      no > 0 ? t('practices.useful.no', { n: no }, no) : '',
    ]
    return told.filter(Boolean).join(' · ')
  }
  return { wordsOf, problem }
}
