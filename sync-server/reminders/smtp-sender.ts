import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { SECOND } from '../../domain/time.ts'
import type { Mail, Outcome, Sender } from './sender.ts'

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

/**
 * Sends by a mail server. One conversation a message, held step by step: whether the words themselves had begun to
 * leave when something went wrong decides between another try and a doubt.
 */
export function smtpSender({ host, port, tls, user, password, from }: SmtpSettings): Sender {
  return {
    async send(mail) {
      const message = await compose(mail, from)
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
      let isLeaving = false
      const words = new Readable({
        read() {
          isLeaving = true
          this.push(message)
          this.push(null)
        },
      })
      try {
        await step(connection, (done) => connection.connect(done))
        if (user !== undefined) {
          await step(connection, (done) => connection.login({ user, pass: password ?? '' }, done))
        }
        const envelope = { from: addressIn(from), to: [mail.to] }
        await step(connection, (done) => connection.send(envelope, words, done))
        return 'sent'
      } catch (error) {
        return outcomeOf(error as SmtpError, isLeaving)
      } finally {
        connection.close()
      }
    },
  }
}

interface SmtpError extends Error {
  command?: string
  /** What the server answered, whole and its first number; absent when it did not. */
  response?: string
  responseCode?: number
}

/** What a failure means for the message: a server that said no has not kept it, one that fell silent may have. */
function outcomeOf({ command, response = '', responseCode }: SmtpError, isLeaving: boolean): Outcome {
  if (responseCode === undefined) return isLeaving ? 'unsure' : 'later'
  if (responseCode < 500) return 'later'
  if (command === 'RCPT TO' && isNobody(response)) return 'bounced'
  // Else, before the words leave, it is our own settings or a full box, which somebody may put right.
  return isLeaving ? 'failed' : 'later'
}

/**
 * Whether a refusal says that the address itself is wrong: a mail server often refuses there as well whom it does not
 * let send, or says so of a full box. An enhanced status tells (RFC 3463, 3.2: `5.1.x`, of which 7 and 8 are about the
 * sender); without one 550 and 551 do (RFC 5321, 4.2.3).
 */
function isNobody(response: string): boolean {
  const [, subject, detail] = /^5\d\d[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? []
  if (subject === undefined) return /^55[01]\b/.test(response)
  return subject === '1' && detail !== '7' && detail !== '8'
}

/** Resolves when the step is done; a connection that breaks ends it too. */
function step(
  connection: SMTPConnection,
  take: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error('the connection ended'))
    connection.once('error', reject)
    connection.once('end', end)
    take((error) => {
      connection.off('error', reject)
      connection.off('end', end)
      // One that comes after its step is of no more interest.
      connection.on('error', () => undefined)
      if (error) reject(error)
      else resolve()
    })
  })
}

async function compose(mail: Mail, from: string): Promise<Buffer> {
  const { id, to, subject, text, html, unsubscribe } = mail
  return new MailComposer({
    from,
    to,
    subject,
    text,
    html,
    messageId: `<${id}@${addressIn(from).split('@')[1]}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe
        ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
  })
    .compile()
    .build()
}

/** The address of `Name <address>`, or the whole. */
function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
}
