import { useI18n } from 'vue-i18n'
import type { ReadyThanks } from '../../../domain/thanks/thanks.ts'
import type { TalkTopic } from '../../../domain/postings/talk-topics.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'
import { usePostingWords } from '../board/posting-words.ts'

/** What each ready sentence of thanks looks like. */
export const thanksPictograms: Readonly<Record<ReadyThanks, PictogramName>> = {
  helped: 'hand',
  time: 'clock',
  listened: 'speaking',
  explained: 'easy-read',
  courage: 'heart',
  moment: 'cup',
}

/** The words of thanks, and what they are for, in the language of the screen. */
export function useThanksWords() {
  const { t } = useI18n()
  const { said } = usePostingWords()
  return {
    wordsOf: ({ ready, line = '' }: { ready?: ReadyThanks; line?: string }) =>
      ready === undefined ? line : t(`thanks.ready.${ready}`),
    /** `undefined`: the card is gone. */
    matterOf: ({ topic, title }: { topic?: TalkTopic; title?: string }) => {
      if (title !== undefined) return said(title).words
      return topic === undefined ? undefined : t(`meeting.topic.${topic}`)
    },
  }
}
