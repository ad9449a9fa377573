import type { AddressInfo, Socket } from 'node:net'
import { createServer, type Server } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { startMailServer, type MailServer, type Taken } from '../../tests/support/mail-server.ts'
import type { Mail } from './sender.ts'
import type { SmtpSettings } from './smtp-line.ts'
import { smtpSender } from './smtp-sender.ts'

const mail: Mail = {
  id: 'a1b2c3',
  to: 'anne@fournil.example',
  subject: 'Où en êtes-vous\u202f? « Boulanger »',
  text: 'Bonjour,\n\nÀ bientôt.\n.\nUn point seul sur sa ligne.',
  html: '<p>À bientôt.</p>',
  unsubscribe: 'https://pepiniere.example/courrier/bakery/xyz',
}
const from = 'Pépinière de Brest <bonjour@pepiniere.example>'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

/** A real mail server, stopped after the test. */
async function mailServer(options?: SMTPServerOptions): Promise<MailServer> {
  const server = await startMailServer(options)
  stop = server.stop
  return server
}

/** A listener that says these lines, one after each line it hears, and then hangs up. */
async function rudeServer(lines: readonly string[]): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    const left = [...lines]
    const say = () => {
      const line = left.shift()
      if (line === undefined) socket.destroy()
      else socket.write(`${line}\r\n`)
    }
    socket.on('data', say)
    socket.on('error', () => undefined)
    say()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = async () => {
    sockets.forEach((socket) => socket.destroy())
    await new Promise((resolve) => server.close(resolve))
  }
  return (server.address() as AddressInfo).port
}

const send = (port: number, settings: Partial<SmtpSettings> = {}, one = mail) =>
  smtpSender({ host: '127.0.0.1', port, tls: 'none', from, ...settings }).send(one)
const refusal = (responseCode: number, words = 'no') => Object.assign(new Error(words), { responseCode })

it('hands over text and HTML with accents, its own id, and the way to end such messages', async () => {
  const { port, taken } = await mailServer()
  expect(await send(port)).toBe('sent')
  const [{ envelope, parsed }] = taken as [Taken]
  expect(envelope).toMatchObject({
    mailFrom: { address: 'bonjour@pepiniere.example' },
    rcptTo: [{ address: mail.to }],
  })
  expect(parsed.from?.text).toBe('"Pépinière de Brest" <bonjour@pepiniere.example>')
  expect(parsed.subject).toBe(mail.subject)
  expect(parsed.text?.trim()).toBe(mail.text)
  expect(parsed.html).toBe(mail.html)
  expect(parsed.messageId).toBe('<a1b2c3@pepiniere.example>')
  const header = (name: string) => parsed.headerLines.find(({ key }) => key === name)?.line
  expect(header('list-unsubscribe')).toBe(`List-Unsubscribe: <${mail.unsubscribe}>`)
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(header('auto-submitted')).toBe('Auto-Submitted: auto-generated')
})

it('words of others add no line to the head of a message', async () => {
  const { port, taken } = await mailServer()
  await send(port, {}, { ...mail, subject: 'Offre\r\nBcc: everybody@example.org' })
  expect(taken[0]!.parsed.headers.has('bcc')).toBe(false)
  expect(taken[0]!.envelope).toMatchObject({ rcptTo: [{ address: mail.to }] })
})

it('signs in where it is asked to', async () => {
  const { port, taken } = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'brest' && password === 'sésame' ? done(null, { user: 'brest' }) : done(refusal(535)),
  })
  expect(await send(port, { user: 'brest', password: 'wrong' })).toBe('later')
  expect(await send(port, { user: 'brest', password: 'sésame' })).toBe('sent')
  expect(taken).toHaveLength(1)
})

describe('what a refusal means', () => {
  it.each([
    ['the reader is unknown', { onRcptTo: (_address, _session, done) => done(refusal(550)) }, 'bounced'],
    ['the reader’s box is busy', { onRcptTo: (_address, _session, done) => done(refusal(450)) }, 'later'],
    ['we may not send from there', { onMailFrom: (_address, _session, done) => done(refusal(553)) }, 'later'],
    [
      'the words are refused for good',
      { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusal(554))) },
      'failed',
    ],
    [
      'they are taken in, then there is no room',
      { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusal(452))) },
      'later',
    ],
  ] satisfies [string, SMTPServerOptions, string][])('%s', async (_name, options, outcome) => {
    const { port } = await mailServer(options)
    expect(await send(port)).toBe(outcome)
  })
})

describe('what is refused when the reader is named', () => {
  it.each([
    [550, 'no such user here', 'bounced'],
    [551, 'user not local', 'bounced'],
    [550, '5.1.1 User unknown', 'bounced'],
    [556, '5.1.10 Recipient address has null MX', 'bounced'],
    [554, '5.7.1 <anne@fournil.example>: Relay access denied', 'later'],
    [550, '5.7.1 Client host rejected', 'later'],
    [550, '5.1.8 Sender address rejected: Domain not found', 'later'],
    [552, '5.2.2 Mailbox full', 'later'],
    [550, '5.2.2 Over quota', 'later'],
    [554, 'Transaction failed', 'later'],
    [452, '4.2.2 Mailbox full', 'later'],
  ])('%i %s: %s', async (code, words, outcome) => {
    const { port } = await mailServer({
      onRcptTo: (_address, _session, done) => done(refusal(code, words)),
    })
    expect(await send(port)).toBe(outcome)
  })
})

describe('where the line is cut', () => {
  const greeting = ['220 mail.example', '250 mail.example']

  it.each([
    ['before anything is said', []],
    ['after the greeting', ['220 mail.example']],
    ['before the reader is named', greeting],
    ['before the words leave', [...greeting, '250 ok', '250 ok']],
  ])('%s, another try is right', async (_name, lines) => {
    expect(await send(await rudeServer(lines))).toBe('later')
  })

  it('once the words have left, nobody knows', async () => {
    expect(await send(await rudeServer([...greeting, '250 ok', '250 ok', '354 go on']))).toBe('unsure')
  })

  it('and where nobody listens, another try is right', async () => {
    const port = await rudeServer([])
    await stop!()
    stop = undefined
    expect(await send(port)).toBe('later')
  })
})

describe('one message after the other', () => {
  const other = { ...mail, id: 'd4e5f6', to: 'paul@garage.example' }
  const counted = (options: SMTPServerOptions = {}) => {
    let lines = 0
    return {
      lines: () => lines,
      server: mailServer({
        ...options,
        onConnect: (_session, done) => {
          lines += 1
          done()
        },
      }),
    }
  }
  const senderTo = (port: number) => smtpSender({ host: '127.0.0.1', port, tls: 'none', from })

  it('share a line, and those that leave at once have one each', async () => {
    const { lines, server } = counted()
    const { port, taken } = await server
    const sender = senderTo(port)
    expect([await sender.send(mail), await sender.send(other)]).toEqual(['sent', 'sent'])
    expect(lines()).toBe(1)
    expect(await Promise.all([sender.send(mail), sender.send(other)])).toEqual(['sent', 'sent'])
    expect(lines()).toBe(2)
    expect(taken.map(({ parsed }) => (parsed.to as { text: string }).text).toSorted()).toEqual(
      [mail.to, mail.to, other.to, other.to].toSorted(),
    )
  })

  it('a refusal of one says nothing of the next, which has a line of its own', async () => {
    const { lines, server } = counted({
      onRcptTo: ({ address }, _session, done) => done(address === mail.to ? null : refusal(550)),
    })
    const { port, taken } = await server
    const sender = senderTo(port)
    const outcomes = [await sender.send(mail), await sender.send(other), await sender.send(mail)]
    expect(outcomes).toEqual(['sent', 'bounced', 'sent'])
    expect([lines(), taken.length]).toEqual([2, 2])
  })

  const first = ['220 mail.example', '250 mail.example', '250 ok', '250 ok', '354 go on', '250 taken']

  it.each([
    ['hangs up', []],
    ['says that it closes', ['421 closing']],
    ['hangs up once the reader is named', ['250 ok']],
  ])(
    'on a line on which the server %s meanwhile, the next one is tried on a new line',
    async (_how, more) => {
      const sender = senderTo(await rudeServer([...first, ...more]))
      expect(await sender.send(mail)).toBe('sent')
      expect(await sender.send(other)).toBe('sent')
    },
  )

  it('what was cut after its words had left is a doubt on a line that was used as well', async () => {
    const sender = senderTo(await rudeServer([...first, '250 ok', '250 ok', '354 go on']))
    expect(await sender.send(mail)).toBe('sent')
    expect(await sender.send(other)).toBe('unsure')
  })

  it('a line is left after a hundred messages', async () => {
    const { lines, server } = counted()
    const { port } = await server
    const sender = senderTo(port)
    for (let rank = 0; rank < 101; rank += 1) expect(await sender.send(mail)).toBe('sent')
    expect(lines()).toBe(2)
  })
})

it('does not send in the clear what is to be sent over TLS', async () => {
  const { port, taken } = await mailServer()
  expect(await send(port, { tls: 'starttls' })).toBe('later')
  expect(taken).toEqual([])
})
