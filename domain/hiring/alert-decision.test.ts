import { expect, it } from 'vitest'
import { alertReasonsFor, alertVerdicts, checkAlertSaid } from './alert-decision.ts'
import { scoreAlertKinds } from './score-alert.ts'

const byLea = { host: 'lea', others: true }
const said = { verdict: 'nothing-wrong', reason: 'hiring-day', note: '' } as const

it.each([
  ['reason-unfit', 'withdrawals', said, byLea],
  ['reason-unfit', 'same-day', { ...said, verdict: 'to-follow' }, byLea],
  ['reason-unfit', 'same-day', { ...said, reason: 'ask-employer' }, byLea],
  ['note-missing', 'same-day', { ...said, reason: 'other' }, byLea],
  ['note-missing', 'same-day', { ...said, verdict: 'to-follow', reason: 'other' }, byLea],
  ['own-case', 'same-host', said, { ...byLea, about: 'lea' }],
] as const)('%s', (reason, kind, told, who) => {
  expect(checkAlertSaid(kind, told, who)).toEqual({ ok: false, reason })
})

it.each([
  [
    'the host whom the figures are about may keep an eye on them',
    { verdict: 'to-follow', reason: 'see-again' },
    true,
  ],
  ['and find nothing wrong when nobody else is there to', {}, false],
  ['another host finds nothing wrong with them', {}, true, 'maelle'],
  ['whoever has another reason says which', { reason: 'other', note: 'Un forum a eu lieu.' }, true, 'maelle'],
] as const)('%s', (_name, fields, others, host?) => {
  const who = { host: host ?? 'lea', about: 'lea', others }
  expect(checkAlertSaid('same-host', { ...said, ...fields }, who).ok).toBe(true)
})

it('every kind of figures has an ordinary explanation, and room for another', () => {
  for (const kind of scoreAlertKinds) {
    for (const verdict of alertVerdicts) {
      const reasons = alertReasonsFor(kind, verdict)
      expect(reasons.length).toBeGreaterThan(2)
      expect(reasons.at(-1)).toBe('other')
    }
  }
})
