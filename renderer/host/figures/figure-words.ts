import { isExact, type Range } from '../../../domain/figures/small-groups.ts'
import type { Month } from '../../../domain/figures/month.ts'

type Say = (key: string, blanks?: Record<string, string | number>) => string

const number = new Intl.NumberFormat('fr-FR')
const monthName = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A figure as it is read: a number, or between which two it lies. */
export function figureInWords(t: Say, figure: Range): string {
  if (isExact(figure)) return number.format(figure.least)
  if (figure.most < 5) return t('figures.few')
  return t('figures.between', { least: number.format(figure.least), most: number.format(figure.most) })
}

export function monthInWords(month: Month): string {
  return monthName.format(Date.parse(`${month}-01T00:00:00Z`))
}

export function periodInWords(t: Say, { from, to }: { from: Month; to: Month }): string {
  if (from === to) return t('figures.oneMonth', { month: monthInWords(from) })
  return t('figures.span', { from: monthInWords(from), to: monthInWords(to) })
}
