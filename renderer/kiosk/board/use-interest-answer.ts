import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDeviceData } from '../../data/device-data.ts'
import { answerInterest } from '../../data/my-board-api.ts'
import { useSentence, type Sentence } from '../../page/use-sentence.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useVisitorCall } from '../unlock/use-visitor-call.ts'
import { readMyPostings } from './read-my-postings.ts'

export interface InterestAnswering {
  busy: Ref<boolean>
  /** Why the last answer did not arrive, or was not taken. */
  failure: Sentence
  problem: Sentence
  /** A yes, with the name by which the other may call them. */
  sayYes(interestId: string, name: string): Promise<void>
  sayNo(interestId: string): Promise<void>
}

/** Answers whoever is interested in a card of one's own. An answer of which nothing was heard is sent again as the same. */
export function useInterestAnswer(): InterestAnswering {
  const { t } = useI18n()
  const data = useDeviceData()
  const session = useVisitorSession()
  const { busy, failure, ask } = useVisitorCall('my-postings-unlock')
  const problem = useSentence()
  /** One for each answer, the same however often it is sent. */
  const requestIds = new Map<string, string>()

  function requestIdOf(words: string): string {
    const id = requestIds.get(words) ?? data.freshId()
    requestIds.set(words, id)
    return id
  }
  async function say(said: { interestId: string; answer: 'yes' | 'no'; name?: string }): Promise<void> {
    problem.value = ''
    const { interestId, answer } = said
    const body = { requestId: requestIdOf(JSON.stringify(said)), ...said }
    const told = await ask((access) => answerInterest(data, access, body))
    if (!told) return
    if (told.ok) {
      note(interestId, answer === 'yes' ? 'accepted' : 'declined', told.value.name)
      const waits = session.myBoard?.asked.some(({ id }) => id === interestId) ? 'asked' : 'interested'
      if (session.news?.board) session.news.board[waits] -= 1
      return
    }
    const reason = told.reasons?.[0]
    const isForGuardian = reason === 'guardian-needed'
    problem.value = () =>
      isForGuardian
        ? `${t('minors.stop.act.meet')} ${t('minors.stop.ask')}`
        : t(`board.own.refused.${reason === 'answered' || reason === 'gone' ? reason : 'other'}`)
    if (reason !== undefined) await readMyPostings(data, session)
  }
  function note(interestId: string, state: 'accepted' | 'declined', name: string | undefined): void {
    // Who would rather not is asked no more; who was interested in a card reads that it was answered.
    const { myBoard } = session
    if (myBoard && state === 'declined') myBoard.asked = myBoard.asked.filter(({ id }) => id !== interestId)
    for (const one of myBoard?.asked ?? [])
      if (one.id === interestId) Object.assign(one, { state }, name === undefined ? {} : { name })
    for (const posting of myBoard?.postings ?? [])
      for (const one of posting.interests)
        if (one.id === interestId) Object.assign(one, { state }, name === undefined ? {} : { name })
  }
  return {
    ...{ busy, failure, problem },
    sayYes: (interestId, name) => say({ interestId, answer: 'yes', name }),
    sayNo: (interestId) => say({ interestId, answer: 'no' }),
  }
}
