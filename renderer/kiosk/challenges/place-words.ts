import { computed } from 'vue'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchSite } from '../../data/site.ts'

/** Where a session is, in words: its room, how to find it, and the address of the site for whom comes from outside. */
export function usePlaceWords() {
  const site = watchSite(useDeviceData())
  const rooms = computed(() => new Map(site.value?.rooms?.map(({ id, name }) => [id, name])))

  /** The room, then the way there, each said once. */
  function placeOf({ place, roomId, where }: Pick<ChallengeSession, 'place' | 'roomId' | 'where'>): string[] {
    const room = place === 'site' && roomId !== undefined ? rooms.value.get(roomId) : undefined
    return [where?.includes(room ?? '') ? undefined : room, where].filter((line) => line) as string[]
  }
  return {
    placeOf,
    addressOf: (session: Pick<ChallengeSession, 'place'>): string[] =>
      session.place === 'site' && site.value?.address ? [site.value.address] : [],
  }
}
