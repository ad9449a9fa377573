import { mergeApplications } from '../../../domain/hiring/application.ts'
import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { readPass } from '../../data/passes.ts'
import {
  myApplications,
  openVisitorAccess,
  type MyApplication,
  type PictureSecret,
} from '../../data/visitor-api.ts'
import type { useVisitorSession } from '../../stores/visitor-session.ts'

/**
 * Why *Mes candidatures* stays closed. `wrong`: card or pictures, one answer for both; `too-many`: wait a
 * moment; `unreachable`: no network, or a server that cannot answer.
 */
export type UnlockRefusal = 'wrong' | 'too-many' | 'unreachable'

/** Opens the holder's applications into the memory of this session. */
export async function openMyApplications(
  data: DeviceData,
  session: ReturnType<typeof useVisitorSession>,
  secret: PictureSecret,
): Promise<Result<void, UnlockRefusal>> {
  const token = await tokenOf(data, session)
  if (token === null) return refuse('unreachable')
  const { pass } = session
  const opened = await openVisitorAccess(data, token, secret)
  if (!opened.ok) return refuse(refusalOf(opened.reason))
  // The person may have left while the answer was on its way, and another come: it is not theirs to read.
  if (session.pass !== pass) return refuse('unreachable')
  session.access = opened.value
  session.secret = secret
  const { access } = session
  const listed = await myApplications(data, opened.value)
  if (!listed.ok) return refuse(refusalOf(listed.reason))
  if (session.access !== access) return refuse('unreachable')
  takeIn(session, listed.value)
  return ok(undefined)
}

/** What was listed is read now; a line keeps its mark until it is opened. */
export function takeIn(session: ReturnType<typeof useVisitorSession>, listed: MyApplication[]): void {
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

/** The signed card; a number typed while offline gets its signature now that there is a network. */
export async function tokenOf(
  data: DeviceData,
  session: ReturnType<typeof useVisitorSession>,
): Promise<string | null> {
  if (!session.pass || session.pass.token) return session.pass?.token ?? null
  const typed = session.pass
  const read = await readPass(data, typed.passId)
  // They may have left meanwhile, and somebody else shown a card.
  if (session.pass?.passId !== typed.passId) return null
  // What they did until now, as somebody new, is theirs.
  if (session.pass === typed && read.ok && read.value.token)
    session.pass = { ...read.value, alsoKnownAs: [typed.visitorId] }
  return session.pass.token
}

export function refusalOf(reason: string): UnlockRefusal {
  if (reason === 'wrong-credentials') return 'wrong'
  return reason === 'too-many-requests' ? 'too-many' : 'unreachable'
}
