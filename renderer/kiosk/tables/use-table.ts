import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { SessionOfEvent } from '../../../domain/sessions/challenge-session.ts'
import { useLanguages } from '../../strings/languages.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'
import { talkPictograms } from '../meeting/talk-pictograms.ts'

/** What is talked of at a table: a topic in the language of the screen, or the words of whoever proposed it. */
export function useTableWords(table: () => SessionOfEvent | undefined) {
  const { t } = useI18n()
  const { fromHere } = useLanguages()
  const topic = computed(() => table()?.event.topic)
  return {
    words: computed(() =>
      topic.value === undefined ? (table()?.title ?? '') : t(`meeting.topic.${topic.value}`),
    ),
    marks: computed(() => (topic.value === undefined ? fromHere.value : {})),
    picture: computed((): PictogramName =>
      topic.value === undefined ? 'two-people' : talkPictograms[topic.value],
    ),
  }
}
