import type { BoardWorld } from './board-properties.ts'
import type { Company } from './company.ts'
import { checkLoans } from './loan-properties.ts'
import { checkAges } from './minor-properties.ts'
import { checkProjects } from './project-properties.ts'
import type { SiteServer } from './site-server.ts'
import { checkTables } from './table-properties.ts'
import { checkThanks } from './thanks-properties.ts'
import type { Violation } from './violation.ts'

/** What the checks know of what people do with each other, beside the board. */
export interface CompanyWorld extends BoardWorld {
  company: Company
  server: Pick<SiteServer, 'tablesOf' | 'thanks' | 'sharedProjects'>
}

/** What must hold of tables, thanks, projects, minors and loans once all is quiet. */
export async function checkCompany(world: CompanyWorld): Promise<Violation[]> {
  const { tables, thanks } = world.company
  return [
    ...tables.crossed.map((detail): Violation => ({ property: 'M2', detail })),
    ...thanks.crossed.map((detail): Violation => ({ property: 'M3', detail })),
    ...(await checkTables(world)),
    ...(await checkThanks(world)),
    ...(await checkProjects(world)),
    ...checkAges(world.records, world.ledger),
    ...checkLoans(world),
  ]
}
