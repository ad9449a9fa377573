import { findProtectedWording } from '../domain/wording/wording-guard.ts'
import { readSentences } from '../tests/support/wording-corpus.ts'

/** What the wording guard makes of sentences that ought to be caught, and of others that ought to pass. */
interface GuardFigures {
  risky: number
  /** Asked about or stopped. */
  caught: number
  stopped: number
  innocent: number
  askedInVain: number
  stoppedInVain: number
  /** The sentences that it read wrongly: not caught, or stopped in vain. */
  missed: string[]
  inVain: string[]
}

/** Measures the guard on two lists of sentences. */
export function measureGuard(risky: readonly string[], innocent: readonly string[]): GuardFigures {
  const hits = (sentence: string) => findProtectedWording(sentence)
  const stops = (sentence: string) => hits(sentence).some(({ blocks }) => blocks)
  const missed = risky.filter((sentence) => hits(sentence).length === 0)
  const inVain = innocent.filter(stops)
  return {
    risky: risky.length,
    caught: risky.length - missed.length,
    stopped: risky.filter(stops).length,
    innocent: innocent.length,
    askedInVain: innocent.filter((sentence) => hits(sentence).length > 0 && !stops(sentence)).length,
    stoppedInVain: inVain.length,
    missed,
    inVain,
  }
}

/** The guard's figures on the sentences its rules were written by and on those written after them, as text. */
export function guardReport(isListed: boolean): string {
  const development = measureGuard(readSentences('risky'), readSentences('innocent'))
  const heldOut = measureGuard(readSentences('held-out-risky'), readSentences('held-out-innocent'))
  return [
    'sentences that the rules were written by',
    ...figureLines(development),
    '',
    'sentences written after the rules, which no rule was changed for',
    ...figureLines(heldOut),
    ...(isListed ? ['', 'not caught', ...heldOut.missed, '', 'stopped in vain', ...heldOut.inVain] : []),
  ].join('\n')
}

function figureLines(figures: GuardFigures): string[] {
  const { risky, caught, stopped, innocent, askedInVain, stoppedInVain } = figures
  return [
    `  risky     ${risky}: ${caught} caught (${share(caught, risky)}), ${stopped} of them stopped`,
    `  innocent  ${innocent}: ${stoppedInVain} stopped (${share(stoppedInVain, innocent)}), ${askedInVain} asked about`,
  ]
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}
