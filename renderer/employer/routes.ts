import type { RouteRecordRaw } from 'vue-router'
import AdviceScreen from './advice/AdviceScreen.vue'
import SheetScreen from './advice/SheetScreen.vue'
import ClosingScreen from './closing/ClosingScreen.vue'
import ReportScreen from './closing/ReportScreen.vue'
import InboxScreen from './inbox/InboxScreen.vue'
import InvitationsScreen from './invitations/InvitationsScreen.vue'
import LabelScreen from './label/LabelScreen.vue'
import MandateScreen from './mandate/MandateScreen.vue'
import OfferScreen from './offers/OfferScreen.vue'
import ObserveScreen from './observing/ObserveScreen.vue'
import PeopleScreen from './people/PeopleScreen.vue'
import ReferralsScreen from './referrals/ReferralsScreen.vue'
import SearchScreen from './search/SearchScreen.vue'
import ProposeScreen from './sessions/ProposeScreen.vue'
import SessionsScreen from './sessions/SessionsScreen.vue'
import OffersScreen from './offers/OffersScreen.vue'

export const employerRoutes: RouteRecordRaw[] = [
  { path: '/', redirect: '/candidatures' },
  { path: '/candidatures/:applicationId?', component: InboxScreen, props: true, meta: { oneList: true } },
  {
    path: '/offres',
    // One entry of the menu, whatever is done with an offer.
    children: [
      { path: '', component: OffersScreen },
      { path: 'nouvelle', component: OfferScreen },
      { path: ':offerId', component: OfferScreen, props: true },
      { path: ':offerId/clore', component: ClosingScreen, props: true },
      { path: ':offerId/bilan', component: ReportScreen, props: true },
    ],
  },
  {
    path: '/seances',
    children: [
      { path: '', component: SessionsScreen },
      { path: ':sessionId/observer', component: ObserveScreen, props: true },
      { path: 'proposer/:sessionId?', component: ProposeScreen, props: true },
    ],
  },
  {
    path: '/recherche',
    children: [
      { path: '', component: SearchScreen },
      { path: 'invitations', component: InvitationsScreen },
    ],
  },
  { path: '/recommandations', component: ReferralsScreen },
  { path: '/label', component: LabelScreen },
  {
    path: '/conseil',
    children: [
      { path: '', component: AdviceScreen },
      { path: ':sheetId', component: SheetScreen, props: true },
    ],
  },
  { path: '/mandat', component: MandateScreen },
  { path: '/equipe', component: PeopleScreen },
  { path: '/:elsewhere(.*)*', redirect: '/candidatures' },
]
