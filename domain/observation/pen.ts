import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import type { Evaluation, EvaluationKind } from './evaluation.ts'

/**
 * From where something was said, as the server saw it: never as the device claims it. A participant's own
 * word comes sealed from a `kiosk`; one that came through a desk's tablet names the desk.
 */
export const penSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    role: { type: 'string', enum: ['kiosk', 'host', 'employer'] },
    deviceId: { type: 'string', minLength: 1, maxLength: 40 },
    /** Who was signed in at the desk then. */
    accountId: { type: 'string', maxLength: 40 },
    name: { type: 'string', maxLength: 80 },
  },
  required: ['role', 'deviceId'],
} as const

type PenHolder = ExtractDocumentTypeFromTypedRxJsonSchema<{
  title: 'pen'
  version: 0
  primaryKey: 'deviceId'
  type: 'object'
  properties: { pen: typeof penSchema }
  required: ['pen']
}>
export type Pen = PenHolder['pen']

/** Who may hold the pen of each voice, and under which name it is kept: one document a voice. */
const authors: Record<
  Pen['role'],
  Partial<Record<EvaluationKind, 'self' | 'host' | 'employer' | 'observer'>>
> = {
  kiosk: { self: 'self', answer: 'self' },
  host: { grid: 'observer', self: 'self', debrief: 'host', answer: 'self', review: 'host' },
  employer: { grid: 'observer', self: 'self', debrief: 'employer', answer: 'self' },
}

/** Whether a device of this role writes such a voice at all, and under this author's name. */
export function mayWriteVoice(role: Pen['role'], { kind, authorId }: Evaluation): boolean {
  const author = authors[role][kind]
  return author === 'observer' || author === authorId
}

/** How near to the person a word was said: a word told farther away takes back none told nearer. */
const nearness: Record<Pen['role'], number> = { kiosk: 2, host: 1, employer: 0 }

/** Not yet seen by the server: no nearer than the farthest. */
export function nearnessOf(pen: Pen | undefined): number {
  return pen === undefined ? 0 : nearness[pen.role]
}

/** One voice that stands behind a page to be signed: what it is, who wrote it, and from where. */
export interface SaidBy {
  kind: EvaluationKind
  authorId: string
  at: number
  pen?: Pen
}

/** Who said what, in order: for a participant's answer each word has its own line. */
export function whoSaid(voices: readonly Evaluation[]): SaidBy[] {
  return voices
    .flatMap((voice): SaidBy[] => {
      const { kind, authorId, at, pen } = voice
      const line = (told: { at: number; pen?: Pen | undefined }): SaidBy => ({
        kind,
        authorId,
        at: told.at,
        ...(told.pen ? { pen: told.pen } : {}),
      })
      return voice.says.length > 0 ? voice.says.map(line) : [line({ at, pen })]
    })
    .sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1))
}

/** Nobody but the employer's own devices said anything of it, the participant's answer included. */
export function isEmployerAlone(voices: readonly Evaluation[]): boolean {
  const said = whoSaid(voices)
  return said.length > 0 && said.every(({ pen }) => pen?.role === 'employer')
}
