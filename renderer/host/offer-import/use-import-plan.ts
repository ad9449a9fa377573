import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Employer } from '../../../domain/hiring/employer.ts'
import type { FileLine, OfferImport } from '../../../domain/hiring/import-offers.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { planFile } from './plan-file.ts'

/**
 * What the chosen file would do. Follows what others write meanwhile: what is saved is what is shown. While it is
 * decided anew, the plan of before stays in sight.
 */
export function useImportPlan(
  siteId: string,
  lines: Ref<readonly FileLine[] | undefined>,
  employers: Ref<readonly Employer[]>,
  offers: Ref<readonly JobOffer[]>,
): {
  plan: ShallowRef<OfferImport | null>
  /** Resolves once the plan is of what is known now. */
  planned(): Promise<void>
} {
  const plan = shallowRef<OfferImport | null>(null)
  let latest: Promise<OfferImport> | undefined

  watch(
    [lines, employers, offers],
    ([read, ...known]) => {
      latest = read && planFile(read, siteId, ...known)
      if (latest) void show(latest)
      else plan.value = null
    },
    { immediate: true },
  )
  async function show(made: Promise<OfferImport>): Promise<void> {
    const value = await made
    if (latest === made) plan.value = value
  }
  async function planned(): Promise<void> {
    for (let seen; seen !== latest;) {
      seen = latest
      if (seen) await show(seen)
    }
  }
  return { plan, planned }
}
