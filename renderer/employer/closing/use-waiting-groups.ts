import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { groupByLikelyReason, type LikelyReason } from '../../../domain/hiring/likely-reason.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { refusalLine } from '../../../domain/hiring/refusal-grid.ts'
import { LARGEST_PERSONAL_GROUP } from '../../../domain/hiring/scored-file.ts'
import { useAnswerDrafts, type LeftOut } from '../../desk/hiring/answer/answer-drafts.ts'
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
  chosen: Readonly<Ref<ReadonlySet<string>>>
  /** As many of the active group as may be answered together, the oldest first, without whom a person took out alone. */
  oldest: ComputedRef<ReadonlySet<string>>
  /** A person ticks and unticks people of the active group. */
  choose(applicationIds: ReadonlySet<string>): void
  /** A person begins again with nobody: nobody is ticked by itself afterwards, and nobody is taken out. */
  chooseNobody(): void
  /** Once answers were sent nobody is chosen, and no group is active where there are several, until a person taps one. */
  rest(): void
}

/** Everyone who waits for an answer to this offer, by the likely reason of a refusal. */
export function useWaitingGroups(
  offer: () => JobOffer | undefined,
  waiting: () => readonly InboxEntry[],
): WaitingGroups {
  const { t } = useI18n()
  const { now, applications } = useEmployerData()
  const drafts = useAnswerDrafts()
  const activeKey = ref<string | null>(null)
  const chosen = ref<ReadonlySet<string>>(new Set())
  let isResting = false

  const groups = computed<WaitingGroup[]>(() => {
    const told = offer()
    if (!told || waiting().length === 0) return []
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

  const leftOut = computed(() => drafts.leftOut(offer()?.id ?? ''))
  /** The first ten whom nobody left out in one of these ways. */
  function firstWithout(...ways: LeftOut[]): ReadonlySet<string> {
    const people = (active.value?.people ?? []).map(({ application }) => application.id)
    const meant = people.filter((id) => !ways.some((way) => leftOut.value.get(id) === way))
    return new Set(meant.slice(0, LARGEST_PERSONAL_GROUP))
  }
  const oldest = computed(() => firstWithout('alone'))

  function choose(applicationIds: ReadonlySet<string>): void {
    for (const { application } of active.value?.people ?? []) {
      if (applicationIds.has(application.id)) leftOut.value.delete(application.id)
      else if (chosen.value.has(application.id)) leftOut.value.set(application.id, 'alone')
    }
    chosen.value = applicationIds
  }
  function chooseNobody(): void {
    for (const { application } of active.value?.people ?? []) {
      if (!leftOut.value.has(application.id)) leftOut.value.set(application.id, 'with-all')
    }
    chosen.value = new Set()
  }
  function rest(): void {
    isResting = true
    activeKey.value = null
    chosen.value = new Set()
  }

  // The oldest are chosen at first: as many as may be answered together without losing the personal part. Never where a
  // group became active by itself under a hand that may press "send" once more.
  watch(
    () => active.value?.key,
    (key) => {
      const isBegun = key === activeKey.value || (activeKey.value === null && !isResting)
      chosen.value = isBegun ? firstWithout('alone', 'with-all') : new Set()
    },
    { immediate: true },
  )
  return { groups, active, activeKey, chosen, oldest, choose, chooseNobody, rest }
}
