import type { AgendaLine } from './agenda.ts'

/** Whether a session is still a plan, which nobody outside the desks has seen. */
export function isPlanOnly({ status }: Pick<AgendaLine, 'status'>): boolean {
  return status === 'draft' || status === 'proposed' || status === 'declined'
}

/** The page of a session: its plan while it is only planned, then its cockpit. */
export function sessionPage(line: Pick<AgendaLine, 'status'> & { session: { id: string } }): string {
  return isPlanOnly(line) ? `/agenda/${line.session.id}` : `/agenda/seance/${line.session.id}`
}
