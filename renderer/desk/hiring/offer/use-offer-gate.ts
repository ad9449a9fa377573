import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { jobOfferStatus, type JobOffer } from '../../../../domain/hiring/job-offer.ts'
import { offerTexts, offerWording } from '../../../../domain/hiring/offer-wording.ts'
import { missingToPublish } from '../../../../domain/hiring/publication.ts'
import { useNotices } from '../../frame/notices.ts'
import { useTellBlocked } from '../../wording/blocked-words.ts'
import { missingInWords } from './missing-in-words.ts'

/** Names the address at which the form of an offer tells why it was not published. */
export const REFUSED_QUERY = 'incomplete'

/**
 * Whether an offer may be published as it is, from the place where it is listed. What stops it is shown where it can
 * be changed, and what is missing is said.
 */
export function useOfferGate(): { mayPublish(offer: JobOffer): Promise<boolean> } {
  const { t } = useI18n()
  const router = useRouter()
  const notices = useNotices()
  const tellBlocked = useTellBlocked()
  return {
    async mayPublish(offer) {
      const { closedAt: _closed, ...open } = { ...offer, publishedAt: offer.publishedAt ?? 0 }
      const missing = missingToPublish(open, offer)
      const isWorded = jobOfferStatus(offer) === 'draft' && offerWording(offer).some((hit) => hit.blocks)
      if (missing.length === 0 && !isWorded) return true
      if (isWorded) {
        const texts = offerTexts(offer).map(({ text }) => text)
        tellBlocked('offer', texts)
      }
      await router.push({
        path: `/offres/${offer.id}`,
        query: missing.length > 0 ? { [REFUSED_QUERY]: '' } : {},
      })
      const what = missing.map((reason) => t(`hiring.publication.what.${reason}`))
      if (missing.length > 0) notices.say(t('hiring.publication.refused', { what: missingInWords(what) }))
      return false
    },
  }
}
