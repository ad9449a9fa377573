import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PrintOutcome } from '../../../domain/bridge/bridge.ts'
import { printPage } from '../../ui/print-page.ts'
import type { Sentence } from '../../page/use-sentence.ts'
import { usePassingWords } from '../pass/passing-words.ts'

/** Printing from a screen: a printer that gives nothing is told, nobody waits before it. */
export interface Printing {
  /** Prints what stands in a PrintPaper, once it is there, or does another work of printing. */
  print(work?: () => Promise<PrintOutcome>): Promise<void>
  failure: Sentence
}

export function usePrinting(): Printing {
  const { t } = useI18n()
  const failure = usePassingWords()
  return {
    failure,
    async print(work = printPage) {
      failure.value = ''
      await nextTick()
      if ((await work()) === 'failed') failure.value = () => t('kiosk.printing.failed')
    },
  }
}
