import { accountFigures, type AccountFigures } from '../../domain/competences/account-figures.ts'
import { joinPages } from '../../domain/competences/profile.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'

/** What people of a site can do, of those who agreed to be counted: each once, whichever of their entries wrote what. */
export async function accountFiguresOf(
  { store, clock }: ServerParts,
  siteId: string,
): Promise<AccountFigures> {
  return store.read(async (view) => {
    const visitors = await view.records('visitors', { siteId })
    const into = new Map(visitors.map(({ id, mergedInto }) => [id, mergedInto ?? id]))
    const pages = await view.records('profiles', { siteId })
    const ofOne = Map.groupBy(pages, ({ visitorId }) => mainOf(into, visitorId))
    const merged = [...ofOne.values()].map((own) => own.reduce(joinPages))
    return accountFigures(merged, await dayOfSite(view, siteId, clock.now()))
  })
}

/** Through as many entries as were merged one into the next; never round and round. */
function mainOf(into: ReadonlyMap<string, string>, id: string): string {
  const passed = new Set<string>()
  for (let at = id; ;) {
    const next = into.get(at) ?? at
    if (next === at || passed.has(next)) return at
    passed.add(at)
    at = next
  }
}
