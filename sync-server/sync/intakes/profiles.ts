import { heardAfter, joinConsents, type Consent } from '../../../domain/competences/consents.ts'
import { joinHidden } from '../../../domain/competences/hidden-from.ts'
import { writtenByServer, type CompetenceProfile } from '../../../domain/competences/profile.ts'
import { sameValue } from '../../../domain/record/content.ts'
import { DAY, type Instant } from '../../../domain/time.ts'
import type { Intake } from './intake.ts'

export const profiles: Intake<CompetenceProfile> = {
  assistedAct: 'page',

  // A page that a person has stays theirs; that employers find them is asked for by a new yes.
  minorAct({ record, master }) {
    const { visitorId } = record
    const known = new Set(master?.consents?.map(({ id }) => id))
    const saysYes = record.consents?.some(
      ({ id, purpose, type }) => purpose === 'search' && type === 'given' && !known.has(id),
    )
    if (saysYes) return { act: 'search', visitorId }
    return master ? null : { act: 'account', visitorId }
  },

  // Who may see the page, and who finds it not, is said by the person alone.
  isOwnAct({ record, master }) {
    const known = new Set(master?.consents?.map(({ id }) => id))
    const said = joinConsents(master?.consents ?? [], record.consents ?? [])
    if (said.some(({ id }) => !known.has(id))) return true
    const hidden = master?.hiddenFrom ?? []
    return !sameValue(joinHidden(hidden, record.hiddenFrom ?? []), joinHidden(hidden, []))
  },

  // What others say of the person is written by the server alone; what was allowed stays as it was first told.
  sanitize({ scope, record, master, now }) {
    const told = { ...record }
    for (const field of writtenByServer) delete told[field]
    if (told.consents) {
      const here = ({ at, ...consent }: Consent) => ({
        ...consent,
        by: scope.deviceId,
        at: heldToCalendar(at, now),
      })
      told.consents = heardAfter(told.consents.map(here), master ?? {})
    }
    if (!master) return told
    const { evidence, recommendations, certificates } = master
    return {
      ...told,
      ...(evidence && { evidence }),
      ...(recommendations && { recommendations }),
      ...(certificates && { certificates }),
    }
  },
}

/** How long a kiosk may have been away with what was said there. */
const LONGEST_AWAY = 90 * DAY

/** When it was said, unless the clock of the kiosk was wrong: then when it was heard. */
function heldToCalendar(at: Instant, now: Instant): Instant {
  return at > now || at < now - LONGEST_AWAY ? now : at
}
