import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { endWithUs } from '../support/end-with-us.ts'

const NOBODY = 65_534
const containerfile = readFileSync('resources/operations/Containerfile', 'utf8')
const unit = readFileSync('resources/operations/pepiniere.service', 'utf8')
/** What of a built checkout the image holds. */
const parts = [...containerfile.matchAll(/^COPY --from=build \/build\/(\S+) \.\/(\S+)$/gm)].map(
  ([, from, to]) => [from!, to!] as const,
)

let folder: string
let program: string
let data: string
let child: ChildProcess | undefined
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-installed-'))
  program = join(folder, 'program')
  data = join(folder, 'data')
  for (const [from, to] of parts)
    cpSync(resolve(from), join(program, to), { recursive: true, dereference: true })
  mkdirSync(data, { mode: 0o777 })
  chmodSync(data, 0o777)
  chmodSync(folder, 0o755)
  spawnSync('chmod', ['-R', 'a-w,a+rX', program])
})
afterAll(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  spawnSync('chmod', ['-R', 'u+w', folder])
  rmSync(folder, { recursive: true, force: true })
})

/** All files under a folder, by their names. */
const filesIn = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()

it('starts by the words of its image from what that holds, writes nothing beside its data, and is found ready', async () => {
  expect(parts.length).toBeGreaterThan(3)
  const before = filesIn(program)
  const [command, ...rest] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(containerfile)![1]!) as string[]
  const said = JSON.parse(/^CMD (\["--data.*)$/m.exec(containerfile)![1]!) as string[]
  expect([command, said.slice(0, 2)]).toEqual(['node', ['--data', '/data']])
  // Root may write what nobody may: as an account without rights, as in the image.
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  child = spawn(process.execPath, [...rest, '--data', data, ...said.slice(2), '--port', '0'], {
    cwd: program,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...as,
  })
  endWithUs(child, () => child?.kill())
  let printed = ''
  let url: string | undefined
  for await (const chunk of child.stdout!.setEncoding('utf8')) {
    printed += chunk as string
    const told = /^PEPINIERE_READY (.*)\n/m.exec(printed)?.[1]
    if (told === undefined) continue
    url = `http://127.0.0.1:${(JSON.parse(told) as { port: number }).port}`
    break
  }
  expect(url, printed).toBeDefined()
  // The image asks the same, of its own port.
  const check = /^ {2}CMD (\[.*\])$/m.exec(containerfile)![1]!
  const [, , question] = JSON.parse(check) as [string, string, string]
  // In quotes: what is between would be read as a table.
  expect(readFileSync('resources/operations/compose.yml', 'utf8')).toContain(`        - "${question}"\n`)
  const asked = (at: string) =>
    spawnSync(process.execPath, ['-e', question.replace('http://127.0.0.1:4173', at)]).status
  expect([asked(url!), asked('http://127.0.0.1:1')]).toEqual([0, 1])
  expect((await fetch(`${url}/kiosk/`)).status).toBe(200)
  expect((await fetch(`${url}/v1/verification`)).status).toBe(200)
  expect(filesIn(data)).toContain('pepiniere.sqlite')

  const ended = once(child, 'exit')
  child.kill(/^STOPSIGNAL (\S+)$/m.exec(containerfile)![1] as NodeJS.Signals)
  expect(await ended).toEqual([0, null])
  expect(filesIn(program)).toEqual(before)
})

it('is started by the service as by the image', () => {
  const [, ...words] = /^ExecStart=(.*)$/m.exec(unit)![1]!.split(' ')
  expect(words).toEqual(['out/main/server.js', '--data', '/var/lib/pepiniere', '--empty'])
  expect(words[0]).toBe((JSON.parse(/^ENTRYPOINT (.*)$/m.exec(containerfile)![1]!) as string[])[1])
})
