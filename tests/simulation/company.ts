import type { AccountPeople } from './account-people.ts'
import type { BoardPeople } from './board-people.ts'
import { LoanPeople } from './loan-people.ts'
import type { Ledger } from './ledger.ts'
import { MinorPeople } from './minor-people.ts'
import { ProjectPeople } from './project-people.ts'
import type { Random } from './random.ts'
import type { SeatPeople } from './seat-people.ts'
import { TablePeople } from './table-people.ts'
import { ThanksPeople } from './thanks-people.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'
import { myTables } from '../../domain/contract/tables.ts'
import { listThanks, readThanks } from '../../domain/contract/thanks.ts'

interface Others {
  seats: SeatPeople
  board: BoardPeople
  accounts: AccountPeople
  restores: () => number
}

/** What people of a place do with each other, beside the cards of its board. */
export class Company {
  readonly tables: TablePeople
  readonly thanks: ThanksPeople
  readonly projects: ProjectPeople
  readonly minors: MinorPeople
  readonly loans: LoanPeople
  readonly #board: BoardPeople
  readonly #ledger: Ledger

  constructor(random: Random, ledger: Ledger, { seats, board, accounts, restores }: Others) {
    this.tables = new TablePeople(random, ledger, seats, restores)
    this.thanks = new ThanksPeople(random, ledger, restores)
    this.projects = new ProjectPeople(random, ledger, { board, accounts, restores })
    this.minors = new MinorPeople(random, ledger)
    this.loans = new LoanPeople(random, ledger)
    this.#board = board
    this.#ledger = ledger
  }

  /** Names and lines that are told here are looked at here; whether they were. */
  noteReply(request: WireRequest, answer: ServerAnswer): boolean {
    if (answer.status !== 200) return false
    switch (request.path) {
      case myTables.path:
        this.tables.noteReply(request, answer)
        return true
      case readThanks.path:
        this.thanks.noteReply(request, answer)
        return true
      // A host reads who thanks whom, with the line that waits.
      case listThanks.path:
        return true
      default:
        return false
    }
  }

  /** Whether the server may refuse this for good, though nothing is wrong with it. */
  mayBeRefused(collection: string, id: string, reason: string): boolean {
    if (collection === 'contactRequests' && this.projects.mayBeRefused(id, reason)) return true
    if (collection === 'contactRequests' && this.tables.mayBeRefused(id, reason)) return true
    return this.minors.mayStop(this.#whoAsked(collection, id), reason)
  }

  #whoAsked(collection: string, id: string): string | undefined {
    switch (collection) {
      case 'postings':
        return this.#board.cards.get(id)?.authorId
      case 'contactRequests':
        return this.#board.words.get(id)?.visitorId ?? this.tables.words.get(id)?.visitorId
      case 'bookings':
        return this.#ledger.personsIn(id)?.[0]
      case 'applications':
        return this.#ledger.applicantOf(id)
      case 'profiles':
        return id
      default:
        return undefined
    }
  }
}
