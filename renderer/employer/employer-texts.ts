import { deskLanguages, type DeskLanguage } from '../../domain/language.ts'
import { frameTexts } from '../desk/frame/frame.texts.ts'
import { hiringTexts } from '../desk/hiring/hiring.texts.ts'
import { sessionsTexts } from '../desk/sessions/sessions.texts.ts'
import { observationTexts } from '../desk/observation/observation.texts.ts'
import { employerFrameTexts } from './employer.texts.ts'
import { adviceTexts } from './advice/advice.texts.ts'
import { mandateTexts } from './mandate/mandate.texts.ts'
import { inboxTexts } from './inbox/inbox.texts.ts'
import { offersTexts } from './offers/offers.texts.ts'
import { closingTexts } from './closing/closing.texts.ts'
import { labelTexts } from './label/label.texts.ts'
import { searchTexts } from './search/search.texts.ts'
import { invitationsTexts } from './invitations/invitations.texts.ts'
import { peopleTexts } from './people/people.texts.ts'
import { referralsTexts } from './referrals/referrals.texts.ts'
import { employerSessionsTexts } from './sessions/sessions.texts.ts'

/** What the employer desk says, with the words that the desks share. French punctuation: U+202F, guillemets U+00A0. */
export const employerTexts = Object.fromEntries(
  deskLanguages.map((language) => [language, textsIn(language)]),
) as Record<DeskLanguage, ReturnType<typeof textsIn>>

function textsIn(language: DeskLanguage) {
  return {
    employer: {
      ...employerFrameTexts[language],
      ...mandateTexts[language],
      ...inboxTexts[language],
      ...offersTexts[language],
      ...closingTexts[language],
      ...labelTexts[language],
      advice: adviceTexts[language],
      search: searchTexts[language],
      invitations: invitationsTexts[language],
      referrals: referralsTexts[language],
      people: peopleTexts[language],
    },
    employerSessions: employerSessionsTexts[language],
    desk: frameTexts[language],
    hiring: hiringTexts[language],
    sessions: sessionsTexts[language],
    observation: observationTexts[language],
  }
}
