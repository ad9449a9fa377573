import type { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { SECOND } from '../../domain/time.ts'

export interface SmtpSettings {
  host: string
  port: number
  /** From the first byte, after a plain greeting, or not at all. */
  tls: 'implicit' | 'starttls' | 'none'
  user?: string
  password?: string
  /** Whom messages come from: an address, or a name and an address. */
  from: string
}

/** How long a mail server may keep us waiting for one answer. */
const PATIENCE = 20 * SECOND

/** One line to a mail server, on which one message is handed over after the other, step by step. */
export class SmtpLine {
  readonly #connection: SMTPConnection
  #isOpen = true
  /** Ends the step that is under way. */
  #fail: (error: Error) => void = () => undefined
  #handedOver = 0

  private constructor(connection: SMTPConnection) {
    this.#connection = connection
    connection.on('error', (error) => this.#break(error))
    connection.on('end', () => this.#break(new Error('the connection ended')))
  }

  /** Opens a line and signs in where that is asked for. */
  static async open({ host, port, tls, user, password }: SmtpSettings): Promise<SmtpLine> {
    const connection = new SMTPConnection({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
    })
    const line = new SmtpLine(connection)
    try {
      await line.#step((done) => connection.connect(done))
      if (user !== undefined) {
        await line.#step((done) => connection.login({ user, pass: password ?? '' }, done))
      }
      return line
    } catch (error) {
      line.close()
      throw error
    }
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** How many messages were taken in on it. */
  get handedOver(): number {
    return this.#handedOver
  }

  async handOver(envelope: { from: string; to: string[] }, words: Readable): Promise<void> {
    await this.#step((done) => this.#connection.send(envelope, words, done))
    this.#handedOver += 1
  }

  /** Says goodbye; nothing is under way. */
  leave(): void {
    if (this.#isOpen) this.#connection.quit()
    this.#isOpen = false
  }

  close(): void {
    this.#isOpen = false
    this.#connection.close()
  }

  #break(error: Error): void {
    this.#isOpen = false
    this.#fail(error)
  }

  /** Resolves when the step is done; a line that breaks ends it too. */
  #step(take: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.#isOpen) return reject(new Error('the connection ended'))
      this.#fail = reject
      take((error) => {
        // What comes after the step is of the next one, or of no more interest.
        this.#fail = () => undefined
        if (error) reject(error)
        else resolve()
      })
    })
  }
}
