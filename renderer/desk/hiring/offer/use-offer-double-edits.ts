import { useI18n } from 'vue-i18n'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import { useDoubleEdits } from '../../frame/use-double-edits.ts'
import { offerFormOf, type OfferForm } from './offer-form.ts'
import type { OfferEditing } from './use-offer-editing.ts'

/** Asks before words of an offer are saved over what somebody else wrote in the same field meanwhile. */
export function useOfferDoubleEdits(
  { form, base, rebase }: OfferEditing,
  offer: () => JobOffer | undefined,
): { mayKeep(): Promise<boolean> } {
  const { t } = useI18n()
  return useDoubleEdits<OfferForm>({
    base: () => base.value,
    mine: () => form.value,
    present() {
      const known = offer()
      return known ? offerFormOf(known) : null
    },
    put: (field, value) => (form.value = { ...form.value, [field]: value }),
    rebase,
    label: (field) => t(`hiring.offerForm.${field}`),
    words: (field, value) => {
      if (field === 'contract') return t(`hiring.contract.${value as string}`)
      if (field === 'criteria') return (value as OfferForm['criteria']).map(({ label }) => label).join('\n')
      if (field === 'romeCode' && value !== '')
        return t('hiring.offerForm.tradeCode', { code: value as string })
      return String(value)
    },
  })
}
