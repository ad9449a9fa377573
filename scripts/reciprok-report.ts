import { hasLabel, PUBLISHED_FROM } from '../domain/hiring/reciprok-label.ts'
import type { DatedEvent, ExplainedScore, ScoreLine } from '../domain/hiring/reciprok-score.ts'
import { reciprokWords } from '../domain/hiring/reciprok-words.ts'
import { parisDay } from '../domain/time.ts'

const notCountedWords = {
  unverified: 'made with other pictures than the card’s, and seen by no host yet',
  'too-recent': 'received less than 30 days ago',
  'too-old': 'received more than 365 days ago',
  withdrawn: 'withdrawn by the candidate within 30 days',
  'beyond-three': 'beyond the three that count for one candidate',
} as const

/** A score and every line of its arithmetic, as text for a terminal. */
export function scoreReport(employer: string, explained: ExplainedScore): string {
  const { score, lines, prior, total, notCounted } = explained
  const { word, figures } = reciprokWords(score, 'en')
  const heading = [
    'application',
    'age',
    'answer',
    '+ followed',
    '+ reason',
    '+ pointer',
    '= credit',
    '× weight',
    '= weighted',
  ]
  const rows = lines.map((line) => [
    line.applicationId,
    `${line.age} d`,
    number(line.answer),
    number(line.followUp),
    number(line.qualification),
    number(line.recommendation),
    number(line.credit),
    String(line.weight),
    number(line.weighted),
  ])
  const priorRow = [
    '5 imaginary',
    '',
    '',
    '',
    '',
    '',
    number(prior.credit),
    String(prior.weight),
    number(prior.weighted),
  ]
  const totalRow = ['total', '', '', '', '', '', '', String(total.weight), number(total.weighted)]
  const table = columns([heading, ...rows, priorRow, totalRow])
  return [
    `${employer}, on ${parisDay(score.asOf)} at 06:00 in Paris (formula ${score.formula})`,
    '',
    `score   ${score.score} of 100 (${number(score.points)} points of 10,000)`,
    `grade   ${score.grade ?? 'none'}: ${word}${figures ? `, ${figures}` : ''}`,
    `label   ${label(explained)}`,
    '',
    table[0]!,
    ...lines.flatMap((line, index) => [table[index + 1]!, `    ${because(line)}`]),
    ...table.slice(-2),
    '',
    `points = floor(${number(total.weighted)} / ${total.weight}) = ${number(score.points)}`,
    ...(notCounted.length > 0 ? ['', 'not counted'] : []),
    ...notCounted.map(({ applicationId, reason }) => `  ${applicationId}: ${notCountedWords[reason]}`),
  ].join('\n')
}

function label({ score }: ExplainedScore): string {
  if (score.grade) return hasLabel(score.grade) ? 'obtained' : 'not obtained'
  const { applications, people } = PUBLISHED_FROM
  return `not rated yet: ${score.counted} counted of ${score.people} people, ${applications} of ${people} are needed`
}

/** The events behind one line. */
function because({ because: first, leftSilent }: ScoreLine): string {
  const told = [
    dated('first decision', first.decision),
    dated('concluded', first.conclusion),
    dated('reason or next step', first.qualification),
    dated('pointer', first.recommendation),
    leftSilent ? 'accepted, then no conclusion after day 75: only the answer itself counts' : '',
  ].filter(Boolean)
  return first.decision ? told.join(', ') : ['no decision', ...told].join(', ')
}

function dated(what: string, event: DatedEvent | undefined): string {
  return event ? `${what} on day ${event.day} (${event.eventId})` : ''
}

function number(value: number): string {
  return value.toLocaleString('en')
}

/** Left-aligned first column, right-aligned others. */
function columns(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  )
}
