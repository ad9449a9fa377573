import { computed, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Posting } from '../../../domain/postings/posting.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useLanguages } from '../../strings/languages.ts'
import type { BoardView } from '../../stores/board-session.ts'
import { findPostings } from './find-postings.ts'
import { aboutOf } from './group-of.ts'

export interface FoundPostings {
  found: ComputedRef<Posting[]>
  shown: ComputedRef<Posting[]>
  page: ComputedRef<number>
  pages: ComputedRef<number>
}

/** What was chosen among the cards, a few at once: as many as one looks over standing. */
export function useFoundPostings(
  cards: Ref<readonly Posting[]>,
  view: Pick<BoardView, 'topic' | 'words' | 'page'>,
): FoundPostings {
  const { t } = useI18n()
  const { spoken } = useLanguages()
  const preferences = usePreferences()
  const found = computed(() =>
    findPostings(cards.value, view, {
      language: spoken.value,
      aboutWords: (card) => t(`board.topic.${aboutOf(card)}`),
    }),
  )
  const aPage = computed(() => (preferences.largeText ? 2 : 3))
  const pages = computed(() => Math.max(1, Math.ceil(found.value.length / aPage.value)))
  const page = computed(() => Math.min(view.page, pages.value - 1))
  const shown = computed(() => found.value.slice(page.value * aPage.value, (page.value + 1) * aPage.value))
  return { found, shown, page, pages }
}
