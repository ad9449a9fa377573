import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { minorStop, type MinorAct } from '../../domain/visits/minor-rule.ts'
import { useVisitorSession } from '../stores/visitor-session.ts'
import MyApplicationScreen from './applications/MyApplicationScreen.vue'
import MyApplicationsScreen from './applications/MyApplicationsScreen.vue'
import ApplyScreen from './applying/ApplyScreen.vue'
import ReceiptScreen from './applying/ReceiptScreen.vue'
import ArriveScreen from './arrival/ArriveScreen.vue'
import MyChallengesScreen from './bookings/MyChallengesScreen.vue'
import SlipScreen from './bookings/SlipScreen.vue'
import ChallengeScreen from './challenges/ChallengeScreen.vue'
import ChallengesScreen from './challenges/ChallengesScreen.vue'
import CardScreen from './arrival/CardScreen.vue'
import GroupFromScreen from './arrival/GroupFromScreen.vue'
import GroupScreen from './arrival/GroupScreen.vue'
import NameScreen from './arrival/NameScreen.vue'
import ReasonScreen from './arrival/ReasonScreen.vue'
import WelcomeScreen from './arrival/WelcomeScreen.vue'
import AboutScreen from './arrival/AboutScreen.vue'
import BeHelpedScreen from './assistance/BeHelpedScreen.vue'
import AgeScreen from './minors/AgeScreen.vue'
import MinorScreen from './minors/MinorScreen.vue'
import { actsOfScreens } from './minors/stopped-acts.ts'
import ToldByScreen from './arrival/ToldByScreen.vue'
import AttractScreen from './attract/AttractScreen.vue'
import KeptScreen from './attract/KeptScreen.vue'
import BoardScreen from './board/BoardScreen.vue'
import TalkScreen from './meeting/TalkScreen.vue'
import PostingScreen from './board/PostingScreen.vue'
import PostingsScreen from './board/PostingsScreen.vue'
import CountedScreen from './leaving/CountedScreen.vue'
import DoneScreen from './leaving/DoneScreen.vue'
import GoodbyeScreen from './leaving/GoodbyeScreen.vue'
import InvitationScreen from './invitations/InvitationScreen.vue'
import InvitationsScreen from './invitations/InvitationsScreen.vue'
import GroupLeaveScreen from './leaving/GroupLeaveScreen.vue'
import KnownHereScreen from './elsewhere/KnownHereScreen.vue'
import EventScreen from './events/EventScreen.vue'
import EventsScreen from './events/EventsScreen.vue'
import LeaveScreen from './leaving/LeaveScreen.vue'
import EraseScreen from './my-data/EraseScreen.vue'
import ErasedScreen from './my-data/ErasedScreen.vue'
import OfferScreen from './offers/OfferScreen.vue'
import ListedOfferScreen from './offers/ListedOfferScreen.vue'
import ListedOffersScreen from './offers/ListedOffersScreen.vue'
import OffersScreen from './offers/OffersScreen.vue'
import ConfirmScreen from './pass/ConfirmScreen.vue'
import PassScreen from './pass/PassScreen.vue'
import RecoverScreen from './pass/RecoverScreen.vue'
import AssessScreen from './attestations/AssessScreen.vue'
import AttestationScreen from './attestations/AttestationScreen.vue'
import CheckScreen from './attestations/CheckScreen.vue'
import DebriefScreen from './attestations/DebriefScreen.vue'
import PositionScreen from './attestations/PositionScreen.vue'
import MyAttestationsScreen from './attestations/MyAttestationsScreen.vue'
import VerifyScreen from './attestations/VerifyScreen.vue'
import UnlockScreen from './unlock/UnlockScreen.vue'
import type { UnlockTargetName } from './unlock/unlock-targets.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Only for a person who arrived in this session. */
    needsVisit?: boolean
    /** What somebody does alone: while a host helps, the screen says so instead. */
    ownAct?: boolean
    /** Last words of a gesture: the screen goes back to the attract screen by itself. */
    finished?: boolean
  }
}

/** The card and its four pictures, on the way to something private. */
function unlock<Name extends string>(path: string, name: Name, target: UnlockTargetName) {
  return { path, name, component: UnlockScreen, props: { target }, meta: { needsVisit: true } } as const
}

const routes = [
  { path: '/', name: 'attract', component: AttractScreen },
  { path: '/kept', name: 'kept', component: KeptScreen },
  { path: '/arrive', name: 'arrive', component: ArriveScreen },
  { path: '/name', name: 'name', component: NameScreen },
  { path: '/group', name: 'group', component: GroupScreen },
  { path: '/group-from', name: 'group-from', component: GroupFromScreen },
  { path: '/group-leave', name: 'group-leave', component: GroupLeaveScreen },
  { path: '/reason', name: 'reason', component: ReasonScreen },
  { path: '/pass', name: 'pass', component: PassScreen },
  { path: '/confirm', name: 'confirm', component: ConfirmScreen },
  { path: '/known-here', name: 'known-here', component: KnownHereScreen, meta: { ownAct: true } },
  { path: '/welcome', name: 'welcome', component: WelcomeScreen, meta: { needsVisit: true } },
  { path: '/card', name: 'card', component: CardScreen, meta: { needsVisit: true } },
  { path: '/about', name: 'about', component: AboutScreen, meta: { needsVisit: true } },
  {
    path: '/be-helped',
    name: 'be-helped',
    component: BeHelpedScreen,
    meta: { needsVisit: true },
  },
  { path: '/age', name: 'age', component: AgeScreen, meta: { needsVisit: true } },
  { path: '/minor/:act', name: 'minor', component: MinorScreen, props: true, meta: { needsVisit: true } },
  { path: '/told-by', name: 'told-by', component: ToldByScreen, meta: { needsVisit: true } },
  { path: '/done', name: 'done', component: DoneScreen, meta: { needsVisit: true } },
  { path: '/offers', name: 'offers', component: OffersScreen, meta: { needsVisit: true } },
  {
    path: '/offers/:offerId',
    name: 'offer',
    component: OfferScreen,
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/listed-offers',
    name: 'listed-offers',
    component: ListedOffersScreen,
    meta: { needsVisit: true },
  },
  {
    path: '/listed-offers/:number',
    name: 'listed-offer',
    component: ListedOfferScreen,
    props: true,
    meta: { needsVisit: true },
  },
  { path: '/apply/:offerId', name: 'apply', component: ApplyScreen, props: true, meta: { needsVisit: true } },
  { path: '/receipt', name: 'receipt', component: ReceiptScreen, meta: { needsVisit: true } },
  unlock('/unlock', 'unlock', 'applications'),
  {
    path: '/applications',
    name: 'applications',
    component: MyApplicationsScreen,
    meta: { needsVisit: true },
  },
  {
    path: '/applications/:applicationId',
    name: 'application',
    component: MyApplicationScreen,
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/challenges/:track?',
    name: 'challenges',
    component: ChallengesScreen,
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/challenge/:sessionId',
    name: 'challenge',
    // Another session is another screen, with a seat and a countdown of its own.
    component: ChallengeScreen,
    props: true,
    meta: { needsVisit: true },
  },
  { path: '/events', name: 'events', component: EventsScreen, meta: { needsVisit: true } },
  {
    path: '/event/:sessionId',
    name: 'event',
    component: EventScreen,
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/tables',
    name: 'tables',
    component: () => import('./tables/TablesScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/table/:sessionId',
    name: 'table',
    // Another table is another screen, with a chair of its own.
    component: () => import('./tables/TableScreen.vue'),
    props: true,
    meta: { needsVisit: true },
  },
  unlock('/tables-unlock', 'tables-unlock', 'tables'),
  // The scenes of life are many: they are loaded when somebody opens them.
  {
    path: '/scenes',
    name: 'scenes',
    component: () => import('./competences/ScenesScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/scenes/:sceneId',
    name: 'sentences',
    component: () => import('./competences/SentencesScreen.vue'),
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/say',
    name: 'say',
    component: () => import('./competences/SayScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/proud',
    name: 'proud',
    component: () => import('./competences/ProudScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/my-page',
    name: 'my-page',
    component: () => import('./competences/MyPageScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/work-terms',
    name: 'work-terms',
    component: () => import('./competences/WorkTermsScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/work-departments',
    name: 'work-departments',
    component: () => import('./competences/WorkDepartmentsScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/things',
    name: 'things',
    component: () => import('./places/ThingsScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/things/:thingId',
    name: 'thing',
    component: () => import('./places/ThingScreen.vue'),
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/my-reservations',
    name: 'my-reservations',
    component: () => import('./places/MyReservationsScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/successes',
    name: 'successes',
    component: () => import('./board/SuccessesScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/practices',
    name: 'practices',
    component: () => import('./practices/PracticesScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/practices/:sheetId',
    name: 'practice',
    component: () => import('./practices/PracticeScreen.vue'),
    props: true,
    meta: { needsVisit: true },
  },
  unlock('/my-page-unlock', 'my-page-unlock', 'my-page'),
  unlock('/ask-unlock', 'ask-unlock', 'ask-somebody'),
  {
    path: '/sources',
    name: 'sources',
    component: () => import('./competences/SourcesScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/ask-somebody',
    name: 'ask-somebody',
    component: () => import('./recommending/AskSomebodyScreen.vue'),
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/around-my-page',
    name: 'around-my-page',
    component: () => import('./recommending/AroundMyPageScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/consents',
    name: 'consents',
    component: () => import('./consents/ConsentsScreen.vue'),
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/choose-pictures',
    name: 'choose-pictures',
    component: () => import('./consents/ChoosePicturesScreen.vue'),
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/hidden-from',
    name: 'hidden-from',
    component: () => import('./consents/HiddenFromScreen.vue'),
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/consents-receipt',
    name: 'consents-receipt',
    component: () => import('./consents/ConsentsReceiptScreen.vue'),
    meta: { needsVisit: true },
  },
  unlock('/consents-unlock', 'consents-unlock', 'consents'),
  unlock('/my-data-unlock', 'my-data-unlock', 'my-data'),
  {
    path: '/my-data',
    name: 'my-data',
    component: () => import('./my-data/MyDataScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/take-my-data',
    name: 'take-my-data',
    component: () => import('./my-data/TakeAlongScreen.vue'),
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/erase-my-data',
    name: 'erase-my-data',
    component: EraseScreen,
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/invitations',
    name: 'invitations',
    component: InvitationsScreen,
    meta: { needsVisit: true },
  },
  {
    path: '/invitations/:invitationId',
    name: 'invitation',
    // Another question is another screen, with an answer of its own.
    component: InvitationScreen,
    props: true,
    meta: { needsVisit: true, ownAct: true },
  },
  unlock('/invitations-unlock', 'invitations-unlock', 'invitations'),
  { path: '/board', name: 'board', component: BoardScreen, meta: { needsVisit: true } },
  {
    path: '/board/:door',
    name: 'postings',
    component: PostingsScreen,
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/posting/:postingId',
    name: 'posting',
    component: PostingScreen,
    props: true,
    meta: { needsVisit: true },
  },
  { path: '/talk', name: 'talk', component: TalkScreen, meta: { needsVisit: true } },
  {
    path: '/meet/:topic?',
    name: 'meet',
    component: () => import('./meeting/MeetScreen.vue'),
    props: true,
    meta: { needsVisit: true },
  },
  // What doubts a text has word lists of its own: it is loaded when somebody writes.
  {
    path: '/write-posting',
    name: 'write-posting',
    component: () => import('./board/WritePostingScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/my-postings',
    name: 'my-postings',
    component: () => import('./board/MyPostingsScreen.vue'),
    meta: { needsVisit: true },
  },
  {
    path: '/my-postings/:postingId',
    name: 'my-posting',
    component: () => import('./board/MyPostingScreen.vue'),
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/my-project/:postingId',
    name: 'my-project',
    component: () => import('./board/ProjectScreen.vue'),
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/projects-elsewhere',
    name: 'projects-elsewhere',
    component: () => import('./board/ElsewhereScreen.vue'),
    meta: { needsVisit: true },
  },
  unlock('/my-postings-unlock', 'my-postings-unlock', 'my-postings'),
  {
    path: '/thanks',
    name: 'thanks',
    component: () => import('./thanks/ThanksScreen.vue'),
    meta: { needsVisit: true },
  },
  unlock('/thanks-unlock', 'thanks-unlock', 'thanks'),
  { path: '/slip', name: 'slip', component: SlipScreen, meta: { needsVisit: true } },
  {
    path: '/my-challenges',
    name: 'my-challenges',
    component: MyChallengesScreen,
    meta: { needsVisit: true },
  },
  {
    path: '/attestations',
    name: 'attestations',
    component: MyAttestationsScreen,
    meta: { needsVisit: true },
  },
  unlock('/attestations-unlock', 'attestations-unlock', 'attestations'),
  {
    path: '/assess/:bookingId',
    name: 'assess',
    component: AssessScreen,
    props: true,
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/debrief/:bookingId',
    name: 'debrief',
    component: DebriefScreen,
    props: true,
    meta: { needsVisit: true, ownAct: true },
  },
  {
    path: '/attestation/:serial',
    name: 'attestation',
    component: AttestationScreen,
    props: true,
    meta: { needsVisit: true },
  },
  {
    path: '/position/:sessionId',
    name: 'position',
    component: PositionScreen,
    props: true,
    meta: { needsVisit: true },
  },
  // Anybody may show a page, also one who never arrived.
  { path: '/recover', name: 'recover', component: RecoverScreen, meta: { ownAct: true } },
  { path: '/check', name: 'check', component: CheckScreen },
  { path: '/verify', name: 'verify', component: VerifyScreen },
  { path: '/leave', name: 'leave', component: LeaveScreen },
  { path: '/erased', name: 'erased', component: ErasedScreen, meta: { finished: true } },
  { path: '/goodbye', name: 'goodbye', component: GoodbyeScreen, meta: { finished: true } },
  { path: '/counted', name: 'counted', component: CountedScreen, meta: { finished: true } },
  { path: '/:anything(.*)', redirect: { name: 'attract' } },
] as const satisfies readonly RouteRecordRaw[]

/** The screens of the kiosk, by the name that other screens call them. */
export type ScreenName = Extract<(typeof routes)[number], { name: string }>['name']

export function createKioskRouter() {
  const router = createRouter({ history: createWebHashHistory(), routes: [...routes] })
  // A gesture "back" or a typed address never opens a screen of someone who left.
  router.beforeEach((to) => {
    if (to.meta.needsVisit && useVisitorSession().visitId === null) return { name: 'attract' }
    // What somebody under 18 may not simply do is explained before anything is begun.
    const act = (actsOfScreens as Record<string, MinorAct | undefined>)[String(to.name)]
    const { minor, profile } = useVisitorSession()
    // A page that they have stays theirs.
    const isTheirs = act === 'account' && profile !== null
    if (act && !isTheirs && minorStop(act, minor)) return { name: 'minor', params: { act } }
  })
  return router
}
