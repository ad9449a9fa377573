import { blankProfile } from '../../../domain/competences/life-answers.ts'
import type { CompetenceProfile } from '../../../domain/competences/profile.ts'
import { ok, type Result } from '../../../domain/result.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { keepProfile } from '../../data/profile.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { sealMyPage } from './seal-my-page.ts'

/**
 * The page of the person at the screen, in this session's memory. With a card it is kept for them at the same time;
 * without one it goes when they go.
 */
export function useMyPage() {
  const data = useDeviceData()
  const session = useVisitorSession()

  /** The page to write on: a blank one for who has told nothing here yet. */
  const current = (): CompetenceProfile =>
    session.profile ?? blankProfile(session.pass?.visitorId ?? data.freshId(), data.writer())

  /** Shows the page as it is now, once it is kept. `not-ready`: the kiosk cannot seal, nothing was kept. */
  async function keep(changed: CompetenceProfile): Promise<Result<void, 'not-ready'>> {
    const { pass } = session
    // Who got a card since they began writes on the page of its holder from now on.
    const profile = pass ? { ...changed, id: pass.visitorId, visitorId: pass.visitorId } : changed
    const kept = pass ? await keepProfile(data, profile) : ok(undefined)
    // They may have left meanwhile, and somebody else have come.
    if (kept.ok && session.pass === pass) {
      session.profile = profile
      void sealMyPage(data, session)
    }
    return kept
  }
  return { current, keep, author: () => data.writer() }
}
