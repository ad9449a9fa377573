import * as calls from '../../domain/contract/tables.ts'
import type { ServerParts } from '../server-parts.ts'
import { declineTable, proposalsAt, tablesOfVisitor } from '../tables/tables.ts'
import { refusal, route, type Route } from './route.ts'

/** Who sits at a small table, told to those who do; and tables that visitors propose. */
export function tableRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.myTables, ({ scope, subject }) => tablesOfVisitor(parts, scope.siteId, subject)),
    route(calls.listTableProposals, async ({ scope }) => ({
      proposals: await proposalsAt(parts, scope.siteId),
    })),
    route(calls.declineTable, async ({ scope, params }) => {
      if (!(await declineTable(parts, scope.siteId, params.id))) return refusal('not-found')
    }),
  ]
}
