import type { Dossier } from '../../../domain/competences/dossier.ts'
import { holderOfDossier, noteDossierHolder, type DossierHolder } from '../../passes/dossiers.ts'
import { passOf } from '../../passes/passes.ts'
import type { Intake } from './intake.ts'

interface DossierFacts {
  /** Whose it was known to be before this row. */
  known?: DossierHolder | undefined
  /** Whose pass it names; absent when its number cannot be read, or is none of this site's. */
  told?: DossierHolder
}

/**
 * What is sealed is kept only with whose it is: nobody could put it away otherwise. It is nobody's to replace who does
 * not hold the same card.
 */
export const dossiers: Intake<Dossier, DossierFacts> = {
  async facts(view, { scope: { siteId }, record, openedPass }) {
    const known = await holderOfDossier(view, siteId, record.id)
    const pass = openedPass ? await passOf(view, siteId, openedPass) : undefined
    return { known, ...(pass ? { told: { passId: pass.passId, visitorId: pass.visitorId } } : {}) }
  },

  refuses: ({ record }, _told, { known, told }) =>
    record.sealed !== undefined && known && known.passId !== told?.passId ? { reason: 'forbidden' } : null,

  kept(_row, merged, { told, known }) {
    if (told ?? known) return merged
    const { sealed: _nobodys, ...rest } = merged
    return rest
  },

  async effects(tx, { siteId, id }, _now, { told }) {
    if (!told) return
    await noteDossierHolder(tx, siteId, id, told)
    // It may come late: after they took it back, or after the card was replaced.
    tx.follow({ kind: 'dossiers', siteId, subject: told.visitorId })
  },
}
