import type { RouteRecordRaw } from 'vue-router'
import AgendaScreen from './agenda/AgendaScreen.vue'
import PlanScreen from './agenda/PlanScreen.vue'
import CockpitScreen from './cockpit/CockpitScreen.vue'
import DevicesScreen from './devices/DevicesScreen.vue'
import EmployerScreen from './employers/EmployerScreen.vue'
import EmployersScreen from './employers/EmployersScreen.vue'
import EvacuationScreen from './evacuation/EvacuationScreen.vue'
import FiguresScreen from './figures/FiguresScreen.vue'
import JobOfferScreen from './job-offers/JobOfferScreen.vue'
import OfferApplicationsScreen from './job-offers/OfferApplicationsScreen.vue'
import JobOffersScreen from './job-offers/JobOffersScreen.vue'
import KitCardScreen from './kit/KitCardScreen.vue'
import KitScreen from './kit/KitScreen.vue'
import ListingScreen from './listing/ListingScreen.vue'
import ImportScreen from './offer-import/ImportScreen.vue'
import PagesScreen from './pages/PagesScreen.vue'
import PassesScreen from './passes/PassesScreen.vue'
import PlacesScreen from './places/PlacesScreen.vue'
import PostingsScreen from './postings/PostingsScreen.vue'
import PracticeScreen from './practices/PracticeScreen.vue'
import PracticesScreen from './practices/PracticesScreen.vue'
import RefusedRowsScreen from './refused/RefusedRowsScreen.vue'
import ToolsScreen from './tools/ToolsScreen.vue'
import SiteScreen from './site/SiteScreen.vue'
import TodayScreen from './today/TodayScreen.vue'
import VisitorFileScreen from './visitors/VisitorFileScreen.vue'
import VisitorImportScreen from './visitor-import/VisitorImportScreen.vue'
import VisitorsScreen from './visitors/VisitorsScreen.vue'

export const hostRoutes: RouteRecordRaw[] = [
  { path: '/', redirect: '/aujourdhui' },
  { path: '/aujourdhui', component: TodayScreen },
  {
    path: '/agenda',
    children: [
      { path: '', component: AgendaScreen },
      { path: 'seance/:sessionId', component: CockpitScreen, props: true },
      { path: ':sessionId', component: PlanScreen, props: true },
    ],
  },
  {
    path: '/offres',
    children: [
      { path: '', component: JobOffersScreen },
      { path: 'importer', component: ImportScreen },
      { path: 'france-travail', component: ListingScreen },
      { path: ':offerId', component: JobOfferScreen, props: true },
      { path: ':offerId/candidatures', component: OfferApplicationsScreen, props: true },
    ],
  },
  {
    path: '/kit',
    children: [
      { path: '', component: KitScreen },
      { path: ':challengeId', component: KitCardScreen, props: true },
    ],
  },
  {
    path: '/pratiques',
    children: [
      { path: '', component: PracticesScreen },
      { path: ':whose/:sheetId', component: PracticeScreen, props: true },
    ],
  },
  {
    path: '/employeurs',
    children: [
      { path: '', component: EmployersScreen },
      { path: ':employerId', component: EmployerScreen, props: true },
    ],
  },
  { path: '/salles-et-prets', component: PlacesScreen },
  { path: '/annonces', component: PostingsScreen },
  {
    path: '/postes',
    children: [
      { path: '', component: DevicesScreen },
      { path: 'outils', component: ToolsScreen },
    ],
  },
  { path: '/lieu', component: SiteScreen },
  { path: '/a-corriger', component: RefusedRowsScreen },
  {
    path: '/competences',
    children: [
      { path: '', component: PagesScreen },
      { path: ':visitorId', component: PagesScreen, props: true },
    ],
  },
  {
    path: '/visiteurs',
    children: [
      { path: '', component: VisitorsScreen },
      { path: 'importer', component: VisitorImportScreen },
      { path: ':visitorId', component: VisitorFileScreen, props: true },
    ],
  },
  { path: '/cartes', component: PassesScreen },
  { path: '/chiffres', component: FiguresScreen },
  { path: '/evacuation', component: EvacuationScreen },
  { path: '/:elsewhere(.*)*', redirect: '/aujourdhui' },
]
