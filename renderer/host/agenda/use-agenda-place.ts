import { computed, watchEffect, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw, type RouteLocationRaw, type Router } from 'vue-router'
import { isRealDay } from '../../../domain/plausible-time.ts'
import type { Day } from '../../../domain/time.ts'
import { agendaViews, type AgendaView } from './calendar.ts'

const inAddress: Record<AgendaView, string> = { week: 'semaine', month: 'mois', list: 'liste' }

export interface AgendaPlace {
  view: ComputedRef<AgendaView>
  /** A day of the week or month that is shown. */
  day: ComputedRef<Day>
  /** Looks elsewhere; what is not named stays. */
  look(to: { view?: AgendaView; day?: Day }): void
}

/** Where each window last looked in the agenda: a window has one router. */
const lastLooked = new WeakMap<Router, LocationQueryRaw>()

/** The agenda as it was left. */
export function agendaAsLeft(router: Router): RouteLocationRaw {
  return { path: '/agenda', query: lastLooked.get(router) ?? {} }
}

/** Where one looks in the agenda. It lives in the page's address, so that coming back finds it again. */
export function useAgendaPlace(today: () => Day): AgendaPlace {
  const route = useRoute()
  const router = useRouter()
  const view = computed(() => agendaViews.find((one) => inAddress[one] === route.query['vue']) ?? 'week')
  const day = computed(() => {
    const asked = String(route.query['jour'] ?? '')
    return isRealDay(asked) ? asked : today()
  })
  const queryOf = (to: { view?: AgendaView; day?: Day }) => ({
    vue: inAddress[to.view ?? view.value],
    jour: to.day ?? day.value,
  })
  watchEffect(() => {
    // The page that comes after this one has an address of its own.
    if (route.path === '/agenda') lastLooked.set(router, queryOf({}))
  })
  return { view, day, look: (to) => void router.replace({ path: '/agenda', query: queryOf(to) }) }
}
