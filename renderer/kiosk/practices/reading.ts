import { useRoute } from 'vue-router'
import type { VisitorPracticeId } from '../../../domain/practices/practice-sheet.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useGo } from '../go.ts'
import type { ScreenName } from '../router.ts'

/** Opens a sheet of good practice from another screen, and finds the way back to it. */
export function useReading() {
  const go = useGo()
  const route = useRoute()
  const session = useVisitorSession()
  const readFromHere = (sheetId: VisitorPracticeId | null) => {
    const params = Object.fromEntries(
      Object.entries(route.params).map(([name, value]) => [name, String(value)]),
    )
    session.readFrom = { screen: String(route.name), params, sheetId }
  }
  return {
    /** From the screen that is shown. */
    open(sheetId: VisitorPracticeId) {
      readFromHere(sheetId)
      return go('practice', { sheetId })
    },
    /** From the screen that is shown, to all of them. */
    browse() {
      readFromHere(null)
      return go('practices')
    },
    /** All sheets are looked through: the way back from each leads to their list. */
    list() {
      if (session.readFrom) session.readFrom = { ...session.readFrom, sheetId: null }
      return go('practices')
    },
    /** From a sheet to where it was opened. */
    back(sheetId: string) {
      const { readFrom } = session
      return readFrom?.sheetId === sheetId
        ? go(readFrom.screen as ScreenName, readFrom.params)
        : go('practices')
    },
    /** From the list to where reading began. */
    leave() {
      const { screen = 'welcome', params = {} } = session.readFrom ?? {}
      session.readFrom = null
      return go(screen as ScreenName, params)
    },
  }
}
