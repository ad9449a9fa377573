import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import { SECOND } from '../../domain/time.ts'
import type { Mail, Outcome, Sender } from './sender.ts'
import { SmtpLine, type SmtpSettings } from './smtp-line.ts'

/** A line on which nothing is handed over for so long is hung up. */
const KEPT_FOR = SECOND / 2
/** Messages on one line: many mail servers take no more than a hundred. */
const MOST_ON_A_LINE = 100

/**
 * Sends by a mail server. One message after the other on a line, held step by step: whether the words themselves had
 * begun to leave when something went wrong decides between another try and a doubt. A line stays open for what comes
 * next, since opening one takes longer than all the rest; a mail server that has hung up meanwhile is called anew.
 */
export function smtpSender(settings: SmtpSettings): Sender {
  const { from } = settings
  const kept: { line: SmtpLine; hangUp: NodeJS.Timeout }[] = []

  function keep(line: SmtpLine): void {
    if (!line.isOpen) return
    if (line.handedOver >= MOST_ON_A_LINE) return line.leave()
    const hangUp = setTimeout(() => {
      const rank = kept.findIndex((own) => own.line === line)
      kept.splice(rank, 1)
      line.leave()
    }, KEPT_FOR)
    kept.push({ line, hangUp })
  }
  /** The line that was used last and is still open, if any. */
  function keptLine(): SmtpLine | null {
    for (let own = kept.pop(); own; own = kept.pop()) {
      clearTimeout(own.hangUp)
      if (own.line.isOpen) return own.line
    }
    return null
  }

  /** What became of the message; null: nothing has left on this line, which the server had done with. */
  async function handOver(line: SmtpLine, to: string, message: Buffer): Promise<Outcome | null> {
    let isLeaving = false
    const words = new Readable({
      read() {
        isLeaving = true
        this.push(message)
        this.push(null)
      },
    })
    const isUsed = line.handedOver > 0
    try {
      await line.handOver({ from: addressIn(from), to: [to] }, words)
      keep(line)
      return 'sent'
    } catch (error) {
      line.close()
      const { responseCode } = error as SmtpError
      const isDoneWith = responseCode === undefined || responseCode === CLOSING
      return isUsed && isDoneWith && !isLeaving ? null : outcomeOf(error as SmtpError, isLeaving)
    }
  }

  return {
    async send(mail) {
      const message = await compose(mail, from)
      const open = keptLine()
      const outcome = open && (await handOver(open, mail.to, message))
      if (outcome !== null) return outcome
      try {
        const line = await SmtpLine.open(settings)
        // A new line is never done with.
        return (await handOver(line, mail.to, message))!
      } catch (error) {
        return outcomeOf(error as SmtpError, false)
      }
    },
  }
}

/** `Service not available, closing transmission channel` (RFC 5321, 4.2.3). */
const CLOSING = 421

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
