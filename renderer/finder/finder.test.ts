import { expect, test } from 'vitest'
import { createFinder, type FinderWorker } from './finder.ts'
import type { ToWorker } from './finder-worker.ts'

/** A worker that answers when the test says so. */
function setUp(opens: boolean[] = [true]) {
  const questions: { number: number; asked: unknown }[] = []
  let tell: (data: object) => void = () => undefined
  let ended = 0
  let forgotten = 0
  const startWorker = () => {
    const isOpen = opens.shift() ?? true
    return {
      addEventListener: (type: string, hear: (event: object) => void) => {
        if (type === 'message') tell = (data) => hear({ data })
      },
      postMessage: (message: ToWorker) => {
        if ('forget' in message) forgotten += 1
        else if ('question' in message)
          questions.push({ number: message.number, asked: message.question.asked })
        else tell({ opened: isOpen })
      },
      terminate: () => (ended += 1),
    } as unknown as FinderWorker
  }
  let fetched = () => Promise.resolve<ArrayBuffer | 'unreachable'>(new ArrayBuffer(1))
  const finder = createFinder(startWorker, () => fetched())
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  return {
    finder,
    questions,
    turn,
    ended: () => ended,
    forgotten: () => forgotten,
    setNetwork: (isThere: boolean) =>
      (fetched = () => Promise.resolve(isThere ? new ArrayBuffer(1) : 'unreachable')),
    async answerTo(asked: string) {
      await turn()
      tell({
        number: questions.find((one) => one.asked === asked)!.number,
        answer: { ok: true, value: asked },
      })
    },
  }
}

test('what cannot be had is told, and the next question tries again', async () => {
  const { finder, setNetwork, answerTo } = setUp()
  setNetwork(false)
  expect(await finder.ask('propose', 'caisse')).toEqual({ ok: false, reason: 'unreachable' })
  expect(finder.state.value).toBe('closed')
  setNetwork(true)
  const answer = finder.ask('propose', 'caisse')
  await answerTo('caisse')
  expect(await answer).toEqual({ ok: true, value: { ok: true, value: 'caisse' } })
  expect(finder.state.value).toBe('open')
})

test('packs that this program cannot open are told, and their worker ends', async () => {
  const { finder, ended } = setUp([false])
  expect(await finder.open()).toBe('unreadable')
  expect(ended()).toBe(1)
})

test('asked for twice at once, it is opened once', async () => {
  const { finder } = setUp([true, false])
  expect(await Promise.all([finder.open(), finder.open()])).toEqual([null, null])
})

test('the latest keystroke wins: what was typed in between is never looked up, and no stale answer comes', async () => {
  const { finder, questions, turn, answerTo } = setUp()
  await finder.open()
  const answers = ['c', 'ca', 'cai', 'cais'].map((text) => finder.ask('propose', text))
  await turn()
  expect(questions.map(({ asked }) => asked)).toEqual(['c'])
  await answerTo('c')
  await answerTo('cais')
  expect(questions.map(({ asked }) => asked)).toEqual(['c', 'cais'])
  const overtaken = { ok: false, reason: 'overtaken' }
  expect(await Promise.all(answers)).toEqual([
    overtaken,
    overtaken,
    overtaken,
    { ok: true, value: { ok: true, value: 'cais' } },
  ])
})

test('questions of another kind do not wait for each other', async () => {
  const { finder, questions, turn } = setUp()
  await finder.open()
  void finder.ask('propose', 'caisse')
  void finder.ask('names', [])
  await turn()
  expect(questions.map(({ asked }) => asked)).toEqual(['caisse', []])
})

test('once whoever asked has left, the worker is told to forget, and what waits is looked up no more', async () => {
  const { finder, forgotten, questions, turn, answerTo } = setUp()
  const first = finder.ask('propose', 'caisse')
  await turn()
  const waiting = finder.ask('propose', 'caissier')
  await turn()
  finder.forget()
  expect(await waiting).toEqual({ ok: false, reason: 'overtaken' })
  await answerTo('caisse')
  await first
  expect([forgotten(), questions.length]).toEqual([1, 1])
})
