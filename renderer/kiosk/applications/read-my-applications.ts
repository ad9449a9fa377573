import { mergeApplications } from '../../../domain/hiring/application.ts'
import { myApplications, type MyApplication } from '../../data/visitor-api.ts'
import type { VisitorSession } from '../../stores/visitor-session.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Reads the holder's applications into the memory of this session; without network they stay as they were read. */
export const readMyApplications: ReadMine = async (data, session) => {
  const listed = await askAsHolder(data, session, (access) => myApplications(data, access))
  if (!listed?.ok) return false
  takeIn(session, listed.value)
  return true
}

/** What was listed is read now; a line keeps its mark until it is opened. */
function takeIn(session: VisitorSession, listed: MyApplication[]): void {
  const known = new Map(session.myApplications.map((mine) => [mine.application.id, mine]))
  session.myApplications = listed.map((mine) => {
    const before = known.get(mine.application.id)
    if (!before) return mine
    // What was said here may still be on its way.
    const application = mergeApplications(mine.application, before.application)
    return { ...mine, application, isNew: mine.isNew || before.isNew }
  })
  if (session.news) session.news = { ...session.news, meetings: 0, questions: 0, answers: 0, attached: 0 }
}
