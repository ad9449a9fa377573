import { sameValue } from '../../../../domain/record/content.ts'
import { mergeById } from '../../../../domain/record/merge-by-id.ts'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import { doublyEdited } from '../../frame/use-double-edits.ts'
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
  theirs: ComputedRef<Partial<Record<OfferField, OfferForm[OfferField]>>>
  /** The words of the record from which those that were typed here started. */
  base: Ref<OfferForm>
  /** What is typed stands from now on over what the record says now. */
  rebase(present: OfferForm): void
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
  const latest = shallowRef<OfferForm | null>(null)
  const fields = Object.keys(emptyOfferForm()) as OfferField[]
  const isTouched = (field: OfferField) => !sameValue(form.value[field], base.value[field])

  function fill(next: OfferForm) {
    form.value = next
    base.value = structuredClone(next)
    latest.value = null
  }
  function take<Field extends OfferField>(field: Field, arrived: OfferForm) {
    if (sameValue(arrived[field], base.value[field])) return
    if (field === 'criteria') {
      const [before, mine, theirs] = [base.value.criteria, form.value.criteria, arrived.criteria]
      if (doublyEdited(byId(before), byId(mine), byId(theirs)).length > 0) return
      form.value.criteria = mergeById(before, mine, theirs)
    } else if (isTouched(field) && !sameValue(form.value[field], arrived[field])) return
    else form.value[field] = arrived[field]
    base.value[field] = structuredClone(arrived[field])
  }
  function rebase(present: OfferForm) {
    form.value.criteria = mergeById(base.value.criteria, form.value.criteria, present.criteria)
    base.value = structuredClone(present)
  }

  watch(
    offer,
    (known) => {
      if (!known) return
      const arrived = offerFormOf(known)
      latest.value = arrived
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
    theirs: computed(() => {
      const present = latest.value
      const both = present && isFilled.value ? doublyEdited(base.value, form.value, present) : []
      // A list cannot be read beside its field: it is asked about before it is saved.
      const told = both.filter((field) => field !== 'criteria')
      return Object.fromEntries(told.map((field) => [field, present![field]]))
    }),
    base,
    rebase,
    changesIn: (edited) =>
      Object.fromEntries(
        Object.entries(edited).filter(([field]) => isNew || isTouched(field as OfferField)),
      ) as Partial<EditedOfferFields>,
    saved: (known) => fill(offerFormOf(known)),
  }
}

function byId(criteria: OfferForm['criteria']): Record<string, OfferForm['criteria'][number]> {
  return Object.fromEntries(criteria.map((criterion) => [criterion.id, criterion]))
}
