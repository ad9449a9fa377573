import { sameValue } from '../../../../domain/record/content.ts'
import { mergeById } from '../../../../domain/record/merge-by-id.ts'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import {
  emptyOfferForm,
  offerFormOf,
  type EditedOfferFields,
  type OfferField,
  type OfferForm,
} from './offer-form.ts'

/** An offer being edited while others may edit it too. */
export interface OfferEditing {
  form: Ref<OfferForm>
  /** The offer is known, or new. */
  isReady: ComputedRef<boolean>
  isChanged: ComputedRef<boolean>
  /** Fields that this person changed and somebody else changed meanwhile, with the other's words. */
  theirs: Ref<Partial<Record<OfferField, OfferForm[OfferField]>>>
  /** What this person changed, and nothing else: what others wrote meanwhile stays. */
  changesIn(fields: EditedOfferFields): Partial<EditedOfferFields>
  /** The offer as it was just saved. */
  saved(offer: JobOffer): void
}

/**
 * Fields that nobody touches here follow the record; those that are being typed stay, and what arrives for
 * them is shown beside. Criteria are merged one by one.
 */
export function useOfferEditing(offer: () => JobOffer | undefined, isNew: boolean): OfferEditing {
  const form = ref(emptyOfferForm()) as Ref<OfferForm>
  const base = ref(emptyOfferForm()) as Ref<OfferForm>
  const isFilled = ref(isNew)
  const theirs = ref<OfferEditing['theirs']['value']>({})
  const fields = Object.keys(emptyOfferForm()) as OfferField[]
  const isTouched = (field: OfferField) => !sameValue(form.value[field], base.value[field])

  function fill(next: OfferForm) {
    form.value = next
    base.value = structuredClone(next)
    theirs.value = {}
  }
  function take<Field extends OfferField>(field: Field, arrived: OfferForm) {
    if (sameValue(arrived[field], base.value[field])) return
    if (field === 'criteria') {
      const merged = mergeById(base.value.criteria, form.value.criteria, arrived.criteria)
      form.value.criteria = merged
    } else if (!isTouched(field)) form.value[field] = arrived[field]
    else if (!sameValue(form.value[field], arrived[field])) theirs.value[field] = arrived[field]
    base.value[field] = structuredClone(arrived[field])
  }

  watch(
    offer,
    (known) => {
      if (!known) return
      const arrived = offerFormOf(known)
      if (isFilled.value && !isNew) for (const field of fields) take(field, arrived)
      else if (!isFilled.value) {
        fill(arrived)
        isFilled.value = true
      }
    },
    { immediate: true },
  )
  return {
    form,
    isReady: computed(() => isFilled.value),
    isChanged: computed(() => isFilled.value && fields.some(isTouched)),
    theirs,
    changesIn: (edited) =>
      Object.fromEntries(
        Object.entries(edited).filter(([field]) => isNew || isTouched(field as OfferField)),
      ) as Partial<EditedOfferFields>,
    saved: (known) => fill(offerFormOf(known)),
  }
}
