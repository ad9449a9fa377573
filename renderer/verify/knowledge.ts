import { readVerifierKnowledge } from '../../domain/contract/credentials.ts'
import type { VerifierKnowledge } from '../../domain/credentials/verification.ts'
import { firstFault } from '../../domain/record/record-form.ts'
import type { Instant } from '../../domain/time.ts'

const KEPT = 'pepiniere-verification'
/** Longer than this nobody waits for a network that seems to be there, in milliseconds. */
const PATIENCE = 4000

/** `isFresh`: told by the server a moment ago; otherwise what this browser kept of an earlier visit, if anything. */
export interface Known {
  knowledge: VerifierKnowledge | null
  isFresh: boolean
  /** It will be here at the next visit, network or not. */
  isKept: boolean
}

/** What is known now: asked of the server, or else as it was kept. It never rejects. */
export async function learn(): Promise<Known> {
  const told = await ask()
  if (told) return { knowledge: told, isFresh: true, isKept: keep(told) }
  const kept = keptKnowledge()
  return { knowledge: kept, isFresh: false, isKept: kept !== null }
}

/** The moment to judge by: a clock that is behind what the server told is wrong. */
export function momentOf({ knowledge, isFresh }: Known, clock: Instant): Instant {
  const toldAt = knowledge?.toldAt ?? 0
  return isFresh ? toldAt : Math.max(toldAt, clock)
}

async function ask(): Promise<VerifierKnowledge | null> {
  try {
    const answer = await fetch(`/v1/${readVerifierKnowledge.path}`, { signal: AbortSignal.timeout(PATIENCE) })
    return answer.ok ? knowledgeIn(await answer.json()) : null
  } catch {
    return null
  }
}

function keep(knowledge: VerifierKnowledge): boolean {
  try {
    localStorage.setItem(KEPT, JSON.stringify(knowledge))
    return true
  } catch {
    // A browser that keeps nothing verifies with the network only.
    return false
  }
}

function keptKnowledge(): VerifierKnowledge | null {
  try {
    return knowledgeIn(JSON.parse(localStorage.getItem(KEPT) ?? 'null'))
  } catch {
    return null
  }
}

function knowledgeIn(value: unknown): VerifierKnowledge | null {
  return firstFault(readVerifierKnowledge.reply, value) === null ? (value as VerifierKnowledge) : null
}
