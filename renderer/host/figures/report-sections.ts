import type { PeriodReport } from '../../../domain/figures/period-report.ts'
import { exactly, type Range, type Table } from '../../../domain/figures/small-groups.ts'
import { NOT_KEPT, UNTOLD } from '../../../domain/figures/visit-counts.ts'
import { abilities, type AbilityCode } from '../../../domain/kit/abilities.ts'
import { monthInWords } from './figure-words.ts'

type Say = (key: string, blanks?: Record<string, string | number>) => string

export interface FigureRow {
  label: string
  figure: Range
  /** Said in place of the figure, which is the least that it can be. */
  words?: string
}

/** One figure of a report with its definition: the same on the screen, on paper and in every file. */
export interface FigureSection {
  key: string
  title: string
  definition: string
  rows: FigureRow[]
  total?: Range
  /** Drawn upright, one beside the other: what follows in time. */
  isSequence?: boolean
}

/** All that a report says, in the order in which it is read. */
export function sectionsOf(t: Say, report: PeriodReport): FigureSection[] {
  const { visits, sessions, attestations, answers, labels, hours, people } = report
  const section = (key: string, rows: FigureRow[], more: Partial<FigureSection> = {}): FigureSection => ({
    key,
    title: t(`figures.section.${key}.title`),
    definition: t(`figures.section.${key}.definition`),
    rows,
    ...more,
  })
  const ofTable = (key: string, { cells, total }: Table, name = nameOf(t, key)): FigureSection =>
    section(
      key,
      cells
        .filter(
          ({ key: cell, most }) => most > 0 || (cell !== NOT_KEPT && key !== 'hour' && key !== 'observed'),
        )
        .map(({ key: cell, least, most }) => ({ label: name(cell), figure: { least, most } })),
      { total },
    )
  const one = (key: string, label: string, figure: Range, words?: string) =>
    section(key, [{ label, figure, ...(words === undefined ? {} : { words }) }])

  return [
    section(
      'months',
      report.months.map(({ month, visits: some }) => ({ label: monthInWords(month), figure: some })),
      { total: visits.presence.total, isSequence: true },
    ),
    ofTable('presence', visits.presence),
    ...(hours ? [one('hours', t('figures.hours', { n: hours.months }), hours)] : []),
    ...(people
      ? [
          one(
            'people',
            t('figures.peopleLine', { n: people.months }),
            { least: people.count, most: people.count + 4 },
            people.count === 0 ? t('figures.few') : t('figures.people', { n: people.count }),
          ),
        ]
      : []),
    ofTable('card', visits.card),
    ofTable('audience', visits.audience),
    ofTable('reason', visits.reason, (reason) => t(`host.reasons.${reason}`)),
    ofTable('prescriber', visits.prescriber),
    ofTable('weekday', visits.weekday),
    { ...ofTable('hour', visits.hour, (hour) => hourOf(t, hour)), isSequence: true },
    one('departures', t('figures.once'), report.unnamedDepartures),
    ...sessionsOf(t, section, sessions),
    ofTable('attendance', sessions.attendance),
    section('eventsCancelled', [
      { label: t('figures.eventsCancelledLine'), figure: exactly(sessions.events.cancelled) },
    ]),
    ofTable('eventAttendance', sessions.events.attendance, nameOf(t, 'attendance')),
    one('attestations', t('figures.issued'), attestations.issued),
    ofTable('observed', attestations.observed, (code) => abilities[code as AbilityCode].fr),
    one('received', t('figures.receivedLine'), answers.received),
    ofTable('answers', answers.answers),
    ...(answers.median
      ? [one('median', t(`figures.of.answers.${answers.median}`), answers.answers.total)]
      : []),
    ...(['start', 'end'] as const).flatMap((end) => {
      const counts = labels[end]
      if (!counts) return []
      const rows = Object.entries(counts).map(([grade, count]) => ({
        label: t(`figures.of.label.${grade}`),
        figure: exactly(count),
      }))
      return [section(end === 'start' ? 'labelsStart' : 'labelsEnd', rows)]
    }),
  ]
}

function sessionsOf(
  t: Say,
  section: (key: string, rows: FigureRow[]) => FigureSection,
  { kinds, cancelled }: PeriodReport['sessions'],
): FigureSection[] {
  const label = ({ matter, family }: (typeof kinds)[number]) =>
    matter === 'event'
      ? t('figures.events')
      : t('figures.session', {
          track: t(`sessions.track.${matter}`),
          family: family === '' ? t('figures.noFamily') : t(`figures.family.${family}`),
        })
  const inOrder = kinds.toSorted((a, b) => label(a).localeCompare(label(b), 'fr'))
  return [
    section(
      'sessions',
      inOrder.map((kind) => ({ label: label(kind), figure: exactly(kind.held) })),
    ),
    section(
      'seats',
      inOrder.map((kind) => ({ label: label(kind), figure: exactly(kind.seats) })),
    ),
    section('cancelled', [{ label: t('figures.cancelledLine'), figure: exactly(cancelled) }]),
  ]
}

function nameOf(t: Say, question: string): (cell: string) => string {
  return (cell) =>
    (cell === UNTOLD && question !== 'attendance') || cell === NOT_KEPT
      ? t(`figures.${cell}`)
      : t(`figures.of.${question}.${cell}`)
}

function hourOf(t: Say, hour: string): string {
  return hour === NOT_KEPT ? t('figures.not-kept') : t('figures.hour', { hour: Number(hour) })
}

/** The largest number of a section: what its bars are measured against. */
export function largestOf({ rows }: FigureSection): number {
  return Math.max(1, ...rows.map(({ figure }) => figure.most))
}
