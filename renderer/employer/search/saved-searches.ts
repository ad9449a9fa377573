import { shallowRef, type Ref } from 'vue'
import type { Wanted } from '../../../domain/matching/match-need.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { forgetSearch, savedSearches, saveSearch, type SavedSearch } from '../../data/search-api.ts'
import type { SignedIn } from '../../data/sign-in.ts'

/** One that is kept; its pattern held each key to one of the two forms. */
export type KeptSearch = Omit<SavedSearch, 'wanted'> & { wanted: Wanted[] }

/** The searches that the employer keeps, as they were read last; nothing of them is stored at the desk. */
export interface SavedSearches {
  /** `null`: not read yet. */
  list: Ref<readonly KeptSearch[] | null>
  /** Whether they could be read; where not, the list stays as it was. */
  read(person: SignedIn): Promise<boolean>
  /** The name of what the server refused with, `null` where it is kept. */
  keep(
    person: SignedIn,
    requestId: string,
    asked: { name: string; wanted: readonly Wanted[] },
  ): Promise<string | null>
  /** The same of one that is kept no more. */
  forget(person: SignedIn, savedId: string): Promise<string | null>
}

export function createSavedSearches(data: DeviceData): SavedSearches {
  const list = shallowRef<readonly KeptSearch[] | null>(null)
  async function read(person: SignedIn): Promise<boolean> {
    const reply = await savedSearches(data, person)
    if (reply.ok) list.value = reply.value.searches as KeptSearch[]
    return reply.ok
  }
  return {
    list,
    read,
    async keep(person, requestId, asked) {
      const reply = await saveSearch(data, person, requestId, asked)
      if (!reply.ok) return reply.reasons?.[0] ?? reply.reason
      await read(person)
      return null
    },
    async forget(person, savedId) {
      const reply = await forgetSearch(data, person, savedId)
      if (!reply.ok) return reply.reason
      list.value = list.value?.filter((one) => one.savedId !== savedId) ?? null
      return null
    },
  }
}
