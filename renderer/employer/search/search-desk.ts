import { computed, inject, provide, ref, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Rung, WantedKey } from '../../../domain/competences/proofs.ts'
import { isTermKey } from '../../../domain/competences/work-terms.ts'
import { fairNeed, type LeftOut } from '../../../domain/matching/fair-need.ts'
import { MOST_WANTED, type Wanted } from '../../../domain/matching/match-need.ts'
import { sameValue } from '../../../domain/record/content.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { searchPeople, type FoundPeople } from '../../data/search-api.ts'
import type { SignedIn } from '../../data/sign-in.ts'
import type { SkillName } from '../../../domain/taxonomy/skill-names.ts'
import type { Finder, Unanswered } from '../../finder/finder.ts'
import type { NoAnswer } from '../../../domain/finder/finder.ts'
import { createSavedSearches, type KeptSearch, type SavedSearches } from './saved-searches.ts'

/**
 * One competence of the need, with the least proof that is asked for, `declared` taking anybody's word; or a term of
 * work, of which there is no proof.
 */
export interface Need extends Omit<SkillName, 'key'> {
  key: WantedKey
  atLeast: Rung
}
export type NotProposed = NoAnswer | Exclude<Unanswered, 'overtaken'>

/**
 * A search as it stands at the desk: the words, what is made of them, who was found. It outlives its screen, so that
 * coming back from somewhere else, or unlocking, finds it as it was; nothing of it is stored.
 */
export interface SearchDesk {
  words: Ref<string>
  needs: Ref<Need[]>
  /** The same, as it is asked. */
  wanted: Readonly<Ref<Wanted[]>>
  leftOut: Ref<LeftOut[]>
  found: Ref<FoundPeople | null>
  /** Cards of this search that were invited. */
  invited: Ref<ReadonlySet<string>>
  /** What skills are called that somebody found has in the place of one that was asked for. */
  names: Ref<ReadonlyMap<string, SkillName>>
  /** Puts the competences that the words ask for in the place of those there. */
  propose(): Promise<NotProposed | null>
  /** Puts a need that is kept in the place of the one there. */
  take(kept: KeptSearch): void
  add(name: Omit<Need, 'atLeast'>): void
  remove(key: string): void
  /** Asks for the competences alone from now on. */
  removeTerms(): void
  askProof(key: string, atLeast: Rung): void
  /** The name of what the server refused with, `null` where people were found. */
  search(person: SignedIn): Promise<string | null>
  saved: SavedSearches
}

export function createSearchDesk(data: DeviceData, finder: Finder): SearchDesk {
  const words = ref('')
  const needs = ref<Need[]>([])
  const wanted = computed(() => needs.value.map(({ key, atLeast }): Wanted => ({ key, atLeast })))
  const saved = createSavedSearches(data)
  const leftOut = ref<LeftOut[]>([])
  const found = shallowRef<FoundPeople | null>(null)
  const invited = shallowRef<ReadonlySet<string>>(new Set())
  const names = shallowRef<ReadonlyMap<string, SkillName>>(new Map())

  /** What was found is of another need than the one that stands there now. */
  const forget = () => {
    found.value = null
    invited.value = new Set()
  }
  const asNeed = ({ key, fr, en }: Omit<Need, 'atLeast'>): Need => ({ key, fr, en, atLeast: 'declared' })

  return {
    words,
    needs,
    wanted,
    saved,
    leftOut,
    found,
    invited,
    names,
    async propose() {
      const fair = fairNeed(words.value)
      leftOut.value = fair.leftOut
      const looked = await finder.ask('propose', fair.words)
      if (!looked.ok) return looked.reason === 'overtaken' ? null : looked.reason
      if (!looked.value.ok) return looked.value.reason
      // What was chosen beside the words stays.
      const terms = needs.value.filter(({ key }) => isTermKey(key))
      needs.value = [...looked.value.value.map(asNeed), ...terms].slice(0, MOST_WANTED)
      forget()
      return null
    },
    take(kept) {
      words.value = ''
      leftOut.value = []
      needs.value = kept.wanted.map(({ key, atLeast = 'declared' }) => {
        const name = kept.sought.find((one) => one.key === key)
        return { key, fr: name?.fr ?? key, en: name?.en ?? key, atLeast }
      })
      forget()
    },
    add(name) {
      const isThere = needs.value.some(({ key }) => key === name.key)
      if (isThere || needs.value.length >= MOST_WANTED) return
      needs.value = [...needs.value, asNeed(name)]
      forget()
    },
    remove(key) {
      needs.value = needs.value.filter((one) => one.key !== key)
      forget()
    },
    removeTerms() {
      needs.value = needs.value.filter(({ key }) => !isTermKey(key))
      forget()
    },
    askProof(key, atLeast) {
      needs.value = needs.value.map((one) => (one.key === key ? { ...one, atLeast } : one))
      forget()
    },
    async search(person) {
      forget()
      const reply = await searchPeople(data, person, wanted.value)
      // Who looked has seen what was news; a list that could not be read stays as it was.
      if (saved.list.value?.some((kept) => sameValue(kept.wanted, wanted.value))) await saved.read(person)
      if (!reply.ok) return reply.reasons?.[0] ?? reply.reason
      const close = reply.value.people.flatMap(({ lines }) => lines.flatMap(({ by }) => by ?? []))
      const named = await finder.ask('names', [...new Set(close)] as SkillName['key'][])
      names.value = new Map(named.ok ? named.value.map((name) => [name.key, name]) : [])
      found.value = reply.value
      return null
    },
  }
}

const key: InjectionKey<SearchDesk> = Symbol('search desk')

export function provideSearchDesk(desk: SearchDesk): void {
  provide(key, desk)
}

export function useSearchDesk(): SearchDesk {
  const desk = inject(key)
  if (!desk) throw new Error('No search desk was provided')
  return desk
}
