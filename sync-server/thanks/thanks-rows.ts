import type { Declarable } from '../../domain/competences/declare.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/** One thanks, as the server keeps it. */
export type ThanksRow = Tables['thanks']

/** What is to be declared and recommended once it is kept. */
export function competenceIn({ competence }: Pick<ThanksRow, 'competence'>): Declarable | null {
  return competence === null ? null : (JSON.parse(competence) as Declarable)
}

export async function rowOf(view: StoreReader, siteId: SiteId, id: string): Promise<ThanksRow | undefined> {
  const [row] = await view.all(
    view.tables.selectFrom('thanks').selectAll().where('siteId', '=', siteId).where('thanksId', '=', id),
  )
  return row
}

/** The latest first. */
export function rowsOf(
  view: StoreReader,
  siteId: SiteId,
  whose: 'authorId' | 'visitorId',
  ids: readonly VisitorId[],
): Promise<ThanksRow[]> {
  return view.all(
    view.tables
      .selectFrom('thanks')
      .selectAll()
      .where('siteId', '=', siteId)
      .where(whose, 'in', ids)
      .orderBy('at', 'desc'),
  )
}

export function changeThanks(
  tx: StoreTransaction,
  id: string,
  changes: Partial<ThanksRow>,
): Promise<unknown> {
  return tx.run(tx.tables.updateTable('thanks').set(changes).where('thanksId', '=', id))
}
