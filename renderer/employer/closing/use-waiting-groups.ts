import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { groupByLikelyReason, type LikelyReason } from '../../../domain/hiring/likely-reason.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { refusalLine } from '../../../domain/hiring/refusal-grid.ts'
import { LARGEST_PERSONAL_GROUP } from '../../../domain/hiring/scored-file.ts'
import type { InboxEntry } from '../inbox/inbox.ts'
import { useEmployerData } from '../use-employer-data.ts'

/** The group of all who wait: one answer of one's own for whoever is chosen among them. */
const EVERYBODY = 'everybody'

export interface WaitingGroup {
  key: string
  label: string
  reason: LikelyReason | null
  people: InboxEntry[]
}

export interface WaitingGroups {
  /** By likely reason, then everybody; one where the facts point at nothing. */
  groups: ComputedRef<WaitingGroup[]>
  /** Whose turn it is; `null` until one is chosen, where there are several. */
  active: ComputedRef<WaitingGroup | null>
  activeKey: Ref<string | null>
  chosen: Ref<ReadonlySet<string>>
}

/** Everyone who waits for an answer to this offer, by the likely reason of a refusal. */
export function useWaitingGroups(
  offer: () => JobOffer | undefined,
  waiting: () => readonly InboxEntry[],
): WaitingGroups {
  const { t } = useI18n()
  const { now, applications } = useEmployerData()
  const activeKey = ref<string | null>(null)
  const chosen = ref<ReadonlySet<string>>(new Set())

  const groups = computed<WaitingGroup[]>(() => {
    const told = offer()
    if (!told) return []
    const entryOf = new Map(waiting().map((entry) => [entry.application.id, entry]))
    const found = groupByLikelyReason(
      waiting().map(({ application }) => application),
      told,
      applications.value,
      now.value,
    ).map(({ key, reason, applications: own }): WaitingGroup => {
      const people = own.map(({ id }) => entryOf.get(id)!)
      return { key, reason, people, label: labelOf(told, reason, people.length) }
    })
    const people = [...waiting()]
    const label = t('employer.closing.group.everybody', { n: people.length })
    const everybody = { key: EVERYBODY, reason: null, people, label }
    return found.some(({ reason }) => reason !== null) ? [...found, everybody] : [everybody]
  })
  const active = computed(() => {
    const [first, ...others] = groups.value
    if (first && others.length === 0) return first
    return groups.value.find(({ key }) => key === activeKey.value) ?? null
  })

  function labelOf({ criteria }: JobOffer, reason: LikelyReason | null, n: number): string {
    if (reason === null) return t('employer.closing.group.unknown', { n })
    const { name } = refusalLine(reason.code)
    const criterion = 'criterionId' in reason && criteria.find(({ id }) => id === reason.criterionId)
    return criterion
      ? t('employer.closing.group.criterion', { name, criterion: criterion.label, n })
      : t('employer.closing.group.reason', { name, n })
  }

  // The oldest are chosen at first: as many as may be answered together without losing the personal part.
  watch(
    [() => active.value?.key, () => active.value?.people.length],
    ([key], [before]) => {
      const people = active.value?.people ?? []
      const isAnother = key !== before
      if (!isAnother && people.some(({ application }) => chosen.value.has(application.id))) return
      chosen.value = new Set(people.slice(0, LARGEST_PERSONAL_GROUP).map(({ application }) => application.id))
    },
    { immediate: true },
  )
  return { groups, active, activeKey, chosen }
}
