import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a mail server took in. */
export interface Taken {
  envelope: unknown
  parsed: ParsedMail
}

export interface MailServer {
  port: number
  /** In the order in which it came. */
  taken: Taken[]
  stop(): Promise<void>
}

/** A real mail server on a free port. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream).then((parsed) => {
        taken.push({ envelope: session.envelope, parsed })
        done()
      }, done)
    },
    ...options,
  })
  // Whoever is killed while it sends resets its line.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { port, taken, stop: () => new Promise((resolve) => server.close(resolve)) }
}
