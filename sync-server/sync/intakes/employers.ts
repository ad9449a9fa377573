import type { Employer } from '../../../domain/hiring/employer.ts'
import type { Intake } from './intake.ts'

export const employers: Intake<Employer> = {
  comesBack: {
    // The figures on a card that comes back are of before the restore.
    async effects(tx, { siteId, id }) {
      tx.follow({ kind: 'score', siteId, subject: id })
    },
  },
}
