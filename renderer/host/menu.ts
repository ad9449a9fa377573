import {
  BookOpen,
  Briefcase,
  Building2,
  CalendarCheck2,
  CalendarDays,
  ChartColumn,
  FileWarning,
  House,
  IdCard,
  KeyRound,
  Lightbulb,
  MessagesSquare,
  MonitorSmartphone,
  Siren,
  Sprout,
  Users,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { SiteRight } from '../../domain/sites/site-role.ts'

/** A page of the host desk as its menu and its palette name it. */
export interface HostPage {
  to: string
  /** Key of its text. */
  label: string
  icon: Component
  /** What is counted beside it: things that wait there. */
  waits?: 'refused' | 'duplicates'
  /** What whoever opens it must have; without it: what every host has. */
  right?: SiteRight
}

/** The pages of the host desk, in the order of the menu: the one list of them. */
export const hostPages: readonly HostPage[] = [
  { to: '/aujourdhui', label: 'host.menu.today', icon: CalendarCheck2 },
  { to: '/agenda', label: 'agenda.menu', icon: CalendarDays },
  { to: '/kit', label: 'kit.menu', icon: BookOpen },
  { to: '/pratiques', label: 'practices.menu', icon: Lightbulb },
  { to: '/offres', label: 'host.menu.offers', icon: Briefcase },
  { to: '/employeurs', label: 'host.menu.employers', icon: Building2 },
  { to: '/annonces', label: 'postings.menu', icon: MessagesSquare },
  { to: '/salles-et-prets', label: 'places.menu', icon: KeyRound },
  { to: '/postes', label: 'host.menu.devices', icon: MonitorSmartphone },
  { to: '/lieu', label: 'siteSettings.menu', icon: House, right: 'settings' },
  { to: '/a-corriger', label: 'host.menu.refused', icon: FileWarning, waits: 'refused' },
  { to: '/visiteurs', label: 'host.menu.visitors', icon: Users, waits: 'duplicates' },
  { to: '/competences', label: 'pages.menu', icon: Sprout },
  { to: '/cartes', label: 'host.menu.passes', icon: IdCard },
  { to: '/chiffres', label: 'figures.menu', icon: ChartColumn, right: 'counts' },
  { to: '/evacuation', label: 'host.menu.evacuation', icon: Siren },
]

/** What whoever opens an address must have. */
export function rightFor(path: string): SiteRight {
  if (path === '/postes/outils') return 'settings'
  return hostPages.find(({ to }) => to === path)?.right ?? 'daily'
}
