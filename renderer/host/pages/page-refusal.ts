import { useI18n } from 'vue-i18n'
import type { CertificateRefusal } from '../../../domain/competences/certificate.ts'
import type { RecommendRefusal } from '../../../domain/competences/recommend.ts'
import type { CallRefusal, Refused } from '../../data/http.ts'
import { refusalKey } from '../refusal-words.ts'

type PageReason = RecommendRefusal | CertificateRefusal | 'not-allowed'

/** The sentence that explains to a host why something was not done on a page. */
export function usePageRefusal(): (refused: Refused<CallRefusal, PageReason>) => string {
  const { t } = useI18n()
  return ({ reason, reasons }) => t(reasons?.[0] ? `pages.refused.${reasons[0]}` : refusalKey(reason))
}
