import {
  computed,
  inject,
  onMounted,
  provide,
  shallowRef,
  watch,
  type ComputedRef,
  type InjectionKey,
} from 'vue'
import { talkTopicOf, type TalkTopic } from '../../../domain/postings/talk-topics.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { Day } from '../../../domain/time.ts'
import { isOpenToTalk, moodOf, topicsHere, type Mood } from '../../../domain/visits/open-to-talk.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { readAround } from '../../data/my-board-api.ts'
import { watchTodaysVisits } from '../../data/visits.ts'
import { useNow } from '../../page/use-now.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { dayHere } from '../../words/site-zone.ts'

export interface OpenHere {
  /** Of what somebody else who is here likes to talk; nothing where few are here. */
  topics: ComputedRef<ReadonlySet<TalkTopic>>
  /** Of what whoever stands at the screen said that they like to talk; empty: they did not, or took it back. */
  mine: ComputedRef<readonly TalkTopic[]>
  mood: ComputedRef<Mood>
}

const key: InjectionKey<OpenHere> = Symbol('openHere')

/** Follows the visits of today for every screen, and tells of them what points at nobody. */
export function provideOpenHere(data: DeviceData): void {
  const session = useVisitorSession()
  const visits = watchTodaysVisits(data)
  const now = useNow(data)
  const today = computed<Day>(() => dayHere(now.value))
  const own = computed(() =>
    session.pass ? [session.pass.visitorId, ...(session.pass.alsoKnownAs ?? [])] : [],
  )
  provide(key, {
    topics: computed(() => topicsHere(visits.value, today.value, own.value)),
    mine: computed(() => {
      const visit = visits.value.find(({ id }) => id === session.visitId)
      return visit && isOpenToTalk(visit, today.value) ? (visit.openTo ?? []) : []
    }),
    mood: computed(() => moodOf(visits.value)),
  })
}

export function useOpenHere(): OpenHere {
  const here = inject(key)
  if (!here) throw new Error('Nobody follows who is open to talk')
  return here
}

/**
 * The cards whose author is here and likes to talk, asked of the server as a screen with cards opens. Without network
 * none: the kiosk does not know whose they are.
 */
export function useAuthorsHere(data: DeviceData): (postingId: string) => boolean {
  const cards = shallowRef<ReadonlySet<string>>(new Set())
  async function ask() {
    const reply = data.sync.connected ? await readAround(data) : null
    cards.value = new Set(reply?.ok ? reply.value.cards : [])
  }
  onMounted(ask)
  watch(() => data.sync.connected, ask)
  return (postingId) => cards.value.has(postingId)
}

/** On which days somebody who can talk of it says to be here mostly, by the cards that offer it. */
export function usualDaysOf(cards: readonly Posting[], topic: TalkTopic): number[] {
  const offered = cards.filter(({ kind, title }) => kind === 'help' && talkTopicOf(title) === topic)
  return [...new Set(offered.flatMap(({ usualDays = [] }) => usualDays))].sort()
}
