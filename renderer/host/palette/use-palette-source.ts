import {
  BookOpen,
  Briefcase,
  Building2,
  CalendarDays,
  CalendarPlus,
  FilePlus2,
  FileUp,
  Keyboard,
  Lock,
  MessagesSquare,
  MessageSquarePlus,
  MoonStar,
  User,
  UserPlus,
} from '@lucide/vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { challengeStatus } from '../../../domain/kit/challenge.ts'
import { postingState } from '../../../domain/postings/posting-state.ts'
import { directoryOf } from '../../../domain/visits/directory.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchChallenges } from '../../data/challenges.ts'
import { watchEmployers } from '../../data/employers.ts'
import { watchOffers } from '../../data/job-offers.ts'
import { watchPostings } from '../../data/postings.ts'
import { watchSessions } from '../../data/challenge-sessions.ts'
import { siteDayAndTime } from '../../words/site-words.ts'
import { dayHere } from '../../words/site-zone.ts'
import type { HostPage } from '../menu.ts'
import { useHostSignIn } from '../sign-in/host-sign-in.ts'
import type { HostAct } from '../started-act.ts'
import type { DuplicateFinder } from '../visitors/duplicate-finder.ts'
import { useVisitorWords } from '../visitors/visitor-words.ts'
import type { PaletteEntry, PaletteSource } from './palette-entries.ts'

/** What the palette is opened with. */
export interface PaletteSetting {
  /** The pages that this host may open. */
  pages: readonly HostPage[]
  finder: DuplicateFinder
  start: (act: HostAct, page: string) => unknown
}

/**
 * What the palette finds: pages this host may open, what can be begun, and records that this desk holds already. It
 * asks no server, so that it finds the same without network, and nobody finds there what their pages do not show.
 */
export function usePaletteSource(
  { pages, finder, start }: PaletteSetting,
  showShortcuts: () => void,
): PaletteSource {
  const data = useDeviceData()
  const router = useRouter()
  const session = useHostSignIn()
  const { t } = useI18n()
  const { seenWords } = useVisitorWords()
  const sessions = watchSessions(data)
  const employers = watchEmployers(data)
  const offers = watchOffers(data)
  const challenges = watchChallenges(data)
  const postings = watchPostings(data)

  const to = (page: string) => () => router.push(page)
  const may = (page: string) => pages.some((one) => one.to === page)
  const onPage = (page: string, entries: () => PaletteEntry[]) => () => (may(page) ? entries() : [])
  const employerName = (id: string | undefined) =>
    employers.value.find((employer) => employer.id === id)?.name ?? ''

  function people(typed: string): PaletteEntry[] {
    if (!may('/visiteurs')) return []
    void finder.edition.value
    const { whoIs, nameOf } = directoryOf(finder.visitors.value)
    const entries = new Map(finder.visitors.value.map((visitor) => [visitor.id, visitor]))
    const found = [...new Set(finder.find(typed).map(whoIs))].flatMap((id) => entries.get(id) ?? [])
    return found.map((visitor) => ({
      id: `people/${visitor.id}`,
      label: nameOf(visitor.id) ?? t('host.unnamed'),
      detail: seenWords(visitor),
      icon: User,
      go: to(`/visiteurs/${visitor.id}`),
    }))
  }

  const acts: { id: string; page?: string; icon: PaletteEntry['icon']; go: () => unknown }[] = [
    { id: 'check-in', page: '/aujourdhui', icon: UserPlus, go: () => start('check-in', '/aujourdhui') },
    {
      id: 'write-posting',
      page: '/annonces',
      icon: MessageSquarePlus,
      go: () => start('write-posting', '/annonces'),
    },
    { id: 'plan-session', page: '/agenda', icon: CalendarPlus, go: to('/agenda/nouvelle') },
    { id: 'write-offer', page: '/offres', icon: FilePlus2, go: to('/offres/nouvelle') },
    { id: 'import-offers', page: '/offres', icon: FileUp, go: to('/offres/importer') },
    { id: 'close-day', page: '/aujourdhui', icon: MoonStar, go: () => start('close-day', '/aujourdhui') },
    { id: 'shortcuts', icon: Keyboard, go: showShortcuts },
    { id: 'lock', icon: Lock, go: () => session.lock() },
  ]

  return {
    pages: () =>
      pages.map((page) => ({ id: page.to, label: t(page.label), icon: page.icon, go: to(page.to) })),
    acts: () =>
      acts
        .filter(({ page }) => page === undefined || may(page))
        .map(({ id, icon, go }) => ({ id, label: t(`palette.acts.${id}`), icon, go })),
    people,
    sessions: onPage('/agenda', () => {
      const now = data.now()
      // The next one first, then those that are over, the latest first.
      const far = ({ startsAt }: { startsAt: number }) =>
        startsAt >= now ? startsAt - now : 1e15 + now - startsAt
      return [...sessions.value]
        .filter(({ publishedAt }) => publishedAt !== undefined)
        .sort((a, b) => far(a) - far(b))
        .map((one) => ({
          id: `sessions/${one.id}`,
          label: one.title,
          detail: siteDayAndTime(one.startsAt),
          icon: CalendarDays,
          go: to(`/agenda/seance/${one.id}`),
        }))
    }),
    employers: onPage('/employeurs', () =>
      employers.value.map(({ id, name, town }) => ({
        id: `employers/${id}`,
        label: name,
        ...(town === undefined ? {} : { detail: town }),
        icon: Building2,
        go: to(`/employeurs/${id}`),
      })),
    ),
    offers: onPage('/offres', () =>
      offers.value.map((offer) => ({
        id: `offers/${offer.id}`,
        label: offer.title,
        detail: employerName(offer.employerId),
        icon: Briefcase,
        go: to(`/offres/${offer.id}`),
      })),
    ),
    cards: onPage('/kit', () =>
      challenges.value
        .filter((card) => challengeStatus(card) !== 'retired')
        .map((card) => ({
          id: `cards/${card.id}`,
          label: card.card.title.fr,
          detail: card.cardId,
          icon: BookOpen,
          go: to(`/kit/${card.id}`),
        })),
    ),
    postings: onPage('/annonces', () =>
      postings.value.map((posting) => ({
        id: `postings/${posting.id}`,
        label: posting.title,
        detail: t(`postings.state.${postingState(posting, dayHere(data.now())).is}`),
        icon: MessagesSquare,
        go: () => router.push({ path: '/annonces', query: { annonce: posting.id } }),
      })),
    ),
  }
}
