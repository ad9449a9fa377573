import { evaluationId, type Evaluation } from '../../domain/observation/evaluation.ts'
import { saidAt } from '../../domain/observation/said-at.ts'
import type { MyDebrief } from '../../domain/attestations/my-attestations.ts'
import { refuse, type Result } from '../../domain/result.ts'
import { newRecord } from '../../domain/record/write.ts'
import type { DeviceData } from './device-data-type.ts'
import type { PictureSecret } from './visitor-api.ts'

/** One participation of the person in front of the screen. */
export interface Participation {
  bookingId: string
  sessionId: string
  /** The number of the pass. */
  visitorId: string
  employerId?: string
}

export type OwnTick = Evaluation['criteria'][number]['seen']
export type OwnChoice = NonNullable<Evaluation['attestation']>

/**
 * How it went, as the participant says it: one answer to each of the card's plain criteria. It leaves sealed;
 * with it the four pictures may go, of which the server keeps the first that a pass gets.
 */
export function assessMyself(
  data: DeviceData,
  participation: Participation,
  answers: ReadonlyMap<string, OwnTick>,
  secret?: PictureSecret,
): Promise<Result<void, 'not-ready'>> {
  const evaluation = ownVoice(data, participation, 'self')
  const criteria = [...answers].map(([id, seen]) => ({ id, seen, notedAt: evaluation.rev }))
  const body = { evaluation: { ...evaluation, criteria }, ...(secret ? { secret } : {}) }
  return data.saveSealed('evaluations', evaluation.id, body)
}

/** What the person says of a debrief. `text-missing`: to add a word or to disagree, there must be words. */
export async function sayMyWord(
  data: DeviceData,
  visitorId: string,
  debrief: MyDebrief,
  word: 'agree' | 'comment' | 'contest',
  text = '',
): Promise<Result<MyDebrief, 'not-ready' | 'text-missing'>> {
  const words = text.trim()
  if (word !== 'agree' && words === '') return refuse('text-missing')
  const at = saidAt(data.now(), debrief.says, undefined)
  const said = { id: data.freshId(), at, word, ...(words ? { text: words } : {}) }
  const status = word === 'agree' ? 'agreed' : word === 'comment' ? 'commented' : 'contested'
  return keepAnswer(data, visitorId, { ...debrief, says: [...debrief.says, said], status })
}

/** What the attestation may say: the name, the facts, and whether the person's own words stand on it. */
export function chooseForAttestation(
  data: DeviceData,
  visitorId: string,
  debrief: MyDebrief,
  choice: OwnChoice,
): Promise<Result<MyDebrief, 'not-ready'>> {
  return keepAnswer(data, visitorId, { ...debrief, choice })
}

/** All that was said so far goes with each writing: one that still waits here says nothing that the next does not. */
async function keepAnswer(
  data: DeviceData,
  visitorId: string,
  debrief: MyDebrief,
): Promise<Result<MyDebrief, 'not-ready'>> {
  const { says, choice } = debrief
  const evaluation = ownVoice(data, { ...debrief, visitorId }, 'answer')
  const answer = { ...evaluation, says, ...(choice ? { attestation: choice } : {}) }
  const kept = await data.saveSealed('evaluations', evaluation.id, answer)
  return kept.ok ? { ok: true, value: debrief } : kept
}

function ownVoice(
  data: DeviceData,
  { bookingId, sessionId, visitorId, employerId }: Participation,
  kind: 'self' | 'answer',
): Evaluation {
  return newRecord(data.writer(), {
    id: evaluationId(bookingId, kind, 'self'),
    kind,
    ...(employerId ? { employerId } : {}),
    sessionId,
    bookingId,
    visitorId,
    authorId: 'self',
    observations: [],
    criteria: [],
    says: [],
  })
}
