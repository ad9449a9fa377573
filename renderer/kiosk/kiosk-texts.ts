import { layoutTexts } from './layout/layout.texts.ts'
import { callsTexts } from './calls/calls.texts.ts'
import { assistanceTexts } from './assistance/assistance.texts.ts'
import { bootTexts } from './boot/boot.texts.ts'
import { idleTexts } from './idle/idle.texts.ts'
import { keyboardTexts } from './keyboard/keyboard.texts.ts'
import { attractTexts } from './attract/attract.texts.ts'
import { arrivalTexts } from './arrival/arrival.texts.ts'
import { groupTexts } from './arrival/group.texts.ts'
import { passTexts } from './pass/pass.texts.ts'
import { leavingTexts } from './leaving/leaving.texts.ts'
import { offersTexts } from './offers/offers.texts.ts'
import { applyingTexts } from './applying/applying.texts.ts'
import { applicationsTexts } from './applications/applications.texts.ts'
import { challengesTexts } from './challenges/challenges.texts.ts'
import { jobsTexts } from './offers/jobs.texts.ts'
import { attestationsTexts } from './attestations/attestations.texts.ts'
import { debriefTexts } from './attestations/debrief.texts.ts'
import { verifyTexts } from './attestations/verify.texts.ts'
import { bookingsTexts } from './bookings/bookings.texts.ts'
import { contestTexts } from './applications/contest.texts.ts'
import { myApplicationTexts } from './applications/my-application.texts.ts'
import { listedTexts } from './offers/listed.texts.ts'
import { newsTexts } from './news/news.texts.ts'
import { invitationsTexts } from './invitations/invitations.texts.ts'
import { sayTexts } from './competences/say.texts.ts'
import { skillsTexts } from './competences/skills.texts.ts'
import { termsTexts } from './competences/work-terms.texts.ts'
import { myPageTexts } from '../strings/my-page.texts.ts'
import { workTermsTexts } from '../strings/work-terms.texts.ts'
import { boardTexts } from './board/board.texts.ts'
import { myPostingsTexts } from './board/my-postings.texts.ts'
import { meetingTexts } from './meeting/meeting.texts.ts'
import { projectsElsewhereTexts } from './board/elsewhere.texts.ts'
import { projectTexts } from './board/project.texts.ts'
import { minorsTexts } from './minors/minors.texts.ts'
import { successTexts } from './board/success.texts.ts'
import { topicsTexts } from './board/topics.texts.ts'
import { writingTexts } from './board/writing.texts.ts'
import { elsewhereTexts } from './elsewhere/elsewhere.texts.ts'
import { consentsTexts } from './consents/consents.texts.ts'
import { recommendingTexts } from './recommending/recommending.texts.ts'
import { myDataTexts } from './my-data/my-data.texts.ts'
import { tablesTexts } from './tables/tables.texts.ts'
import { thanksTexts } from './thanks/thanks.texts.ts'
import { placesTexts } from './places/places.texts.ts'
import { eventsTexts } from './events/events.texts.ts'
import { practicesTexts } from './practices/practices.texts.ts'
import { signingTexts } from './applying/signing.texts.ts'
import { kioskLanguages, type KioskLanguage } from '../../domain/language.ts'

/**
 * What the kiosk says, in every language. First person of the place, vous, short; a refusal or a silence is never the
 * person's fault. French punctuation carries U+202F, a narrow space that does not break.
 */
export const kioskTexts = Object.fromEntries(
  kioskLanguages.map((language) => [language, textsIn(language)]),
) as Record<KioskLanguage, ReturnType<typeof textsIn>>

function textsIn(language: KioskLanguage) {
  return {
    kiosk: {
      ...layoutTexts[language],
      ...callsTexts[language],
      ...bootTexts[language],
      ...idleTexts[language],
      ...keyboardTexts[language],
      ...attractTexts[language],
      ...arrivalTexts[language],
      ...groupTexts[language],
      ...passTexts[language],
      ...leavingTexts[language],
      ...offersTexts[language],
      ...applyingTexts[language],
      ...applicationsTexts[language],
    },
    challenges: { ...challengesTexts[language], ...bookingsTexts[language] },
    events: eventsTexts[language],
    skills: { ...skillsTexts[language], say: sayTexts[language] },
    myPage: myPageTexts[language],
    workTerms: { ...workTermsTexts[language], ...termsTexts[language] },
    invitations: invitationsTexts[language],
    board: {
      ...boardTexts[language],
      ...topicsTexts[language],
      writing: writingTexts[language],
      own: myPostingsTexts[language],
      project: projectTexts[language],
      elsewhere: projectsElsewhereTexts[language],
      success: successTexts[language],
    },
    meeting: meetingTexts[language],
    minors: minorsTexts[language],
    assistance: assistanceTexts[language],
    consents: consentsTexts[language],
    elsewhere: elsewhereTexts[language],
    recommend: recommendingTexts[language],
    myData: myDataTexts[language],
    tables: tablesTexts[language],
    thanks: thanksTexts[language],
    places: placesTexts[language],
    practices: practicesTexts[language],
    jobs: {
      ...jobsTexts[language],
      ...listedTexts[language],
      ...newsTexts[language],
      ...signingTexts[language],
      ...myApplicationTexts[language],
      ...contestTexts[language],
    },
    attestations: {
      ...attestationsTexts[language],
      ...debriefTexts[language],
      ...verifyTexts[language],
    },
  }
}
