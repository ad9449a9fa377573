import { deskLanguages, type DeskLanguage } from '../../domain/language.ts'
import { frameTexts } from '../desk/frame/frame.texts.ts'
import { hiringTexts } from '../desk/hiring/hiring.texts.ts'
import { sessionsTexts } from '../desk/sessions/sessions.texts.ts'
import { observationTexts } from '../desk/observation/observation.texts.ts'
import { hostCallsTexts } from './calls/calls.texts.ts'
import { expectedTexts } from './expected/expected.texts.ts'
import { hostFrameTexts } from './host.texts.ts'
import { minorsTexts } from './minors/minors.texts.ts'
import { olderTexts } from './older/older.texts.ts'
import { todayTexts } from './today/today.texts.ts'
import { evacuationTexts } from './evacuation/evacuation.texts.ts'
import { devicesTexts } from './devices/devices.texts.ts'
import { conflictsTexts } from './conflicts/conflicts.texts.ts'
import { refusedTexts } from './refused/refused.texts.ts'
import { employersTexts } from './employers/employers.texts.ts'
import { checksTexts } from './checks/checks.texts.ts'
import { silenceTexts } from './silence/silence.texts.ts'
import { siteSettingsTexts } from './site/site-settings.texts.ts'
import { accountsTexts } from './accounts/accounts.texts.ts'
import { jobOffersTexts } from './job-offers/job-offers.texts.ts'
import { listingTexts } from './listing/listing.texts.ts'
import { fileImportTexts } from './file-import/file-import.texts.ts'
import { offerImportTexts } from './offer-import/offer-import.texts.ts'
import { passesTexts } from './passes/passes.texts.ts'
import { agendaTexts } from './agenda/agenda.texts.ts'
import { eventsTexts } from './events/events.texts.ts'
import { cockpitTexts } from './cockpit/cockpit.texts.ts'
import { myPageTexts } from '../strings/my-page.texts.ts'
import { workTermsTexts } from '../strings/work-terms.texts.ts'
import { pagesTexts } from './pages/pages.texts.ts'
import { postingsTexts } from './postings/postings.texts.ts'
import { figuresTexts } from './figures/figures.texts.ts'
import { placesTexts } from './places/places.texts.ts'
import { practicesTexts } from './practices/practices.texts.ts'
import { kitTexts } from './kit/kit.texts.ts'
import { toolsTexts } from './tools/tools.texts.ts'
import { visitorImportTexts } from './visitor-import/visitor-import.texts.ts'
import { paletteTexts } from './palette/palette.texts.ts'
import { practiceSiteTexts } from './practice-site/practice-site.texts.ts'
import { visitorsTexts } from './visitors/visitors.texts.ts'
import { attestationsTexts } from './attestations/attestations.texts.ts'

/** What the host desk says, with the words that the desks share. French punctuation: U+202F, guillemets U+00A0. */
export const hostTexts = Object.fromEntries(
  deskLanguages.map((language) => [language, textsIn(language)]),
) as Record<DeskLanguage, ReturnType<typeof textsIn>>

function textsIn(language: DeskLanguage) {
  return {
    host: {
      ...hostFrameTexts[language],
      ...hostCallsTexts[language],
      ...minorsTexts[language],
      ...olderTexts[language],
      ...todayTexts[language],
      ...expectedTexts[language],
      ...evacuationTexts[language],
      ...devicesTexts[language],
      ...refusedTexts[language],
      ...conflictsTexts[language],
      ...employersTexts[language],
      ...checksTexts[language],
      ...silenceTexts[language],
      ...accountsTexts[language],
      ...jobOffersTexts[language],
      ...fileImportTexts[language],
      ...offerImportTexts[language],
      ...listingTexts[language],
      ...passesTexts[language],
      ...toolsTexts[language],
      ...visitorsTexts[language],
      ...visitorImportTexts[language],
    },
    agenda: agendaTexts[language],
    cockpit: cockpitTexts[language],
    events: eventsTexts[language],
    kit: kitTexts[language],
    postings: postingsTexts[language],
    places: placesTexts[language],
    practices: practicesTexts[language],
    pages: pagesTexts[language],
    figures: figuresTexts[language],
    palette: paletteTexts[language],
    practiceSite: practiceSiteTexts[language],
    myPage: myPageTexts[language],
    workTerms: workTermsTexts[language],
    attestations: attestationsTexts[language],
    siteSettings: siteSettingsTexts[language],
    desk: frameTexts[language],
    hiring: hiringTexts[language],
    sessions: sessionsTexts[language],
    observation: observationTexts[language],
  }
}
