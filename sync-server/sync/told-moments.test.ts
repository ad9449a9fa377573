import { afterEach, beforeEach, expect, it } from 'vitest'
import { sessionStatus, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { plan, sampleSession } from '../testing/sample-sessions.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  host = await server.device('brest', 'host')
})
afterEach(() => server.stop())

it('what is told of a session, and taken back, is kept', async () => {
  await plan(server, sampleSession('s1', { materialNote: 'Deux plateaux' }))
  const [held] = (await host.records('challengeSessions')) as ChallengeSession[]
  const by = host.scope.deviceId
  const moments = [
    { id: 'm1', type: 'started' as const, at: START, by },
    { id: 'm2', type: 'undone' as const, undoes: 'm1', at: START + 1, by },
  ]
  const rev = nextRevision(held!.rev, START + 1, by)
  const document = { ...held!, rev, by, moments } as object as WireRecord
  const row = { collection: 'challengeSessions' as const, id: 's1', document, assumedRev: held!.rev }
  expect(await host.push(row)).toMatchObject([{ outcome: 'accepted' }])
  const [kept] = (await host.records('challengeSessions')) as ChallengeSession[]
  expect(kept!.moments).toHaveLength(2)
  expect(sessionStatus(kept!)).toBe('open')
})

it('a moment that was told is altered by no newer copy', async () => {
  const by = host.scope.deviceId
  const told = { id: 'm1', type: 'started' as const, at: START, by }
  await plan(server, sampleSession('s1', { moments: [told] }))
  const [held] = (await host.records('challengeSessions')) as ChallengeSession[]
  // Of two copies a merge would take the first as text.
  const moments = [
    { ...told, at: 1, type: 'closed' as const, by: 'a' },
    { ...told, id: 'm2', type: 'ended' },
  ]
  const rev = nextRevision(held!.rev, START + 1, by)
  const document = { ...held!, rev, by, moments } as object as WireRecord
  await host.push({ collection: 'challengeSessions', id: 's1', document, assumedRev: held!.rev })
  const [kept] = (await host.records('challengeSessions')) as ChallengeSession[]
  expect(kept!.moments).toEqual([told, { ...told, id: 'm2', type: 'ended' }])
})
