import { expect, it } from 'vitest'
import { onceMore } from './once-more.ts'

it('whatever is asked for while it is being done is done once more, and once for all, also after a failure', async () => {
  let runs = 0
  let end: (error?: Error) => void = () => undefined
  const ask = onceMore(() => {
    runs += 1
    return new Promise<void>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve())
    })
  })
  const turn = () => new Promise(setImmediate)
  ask()
  ask()
  ask()
  expect(runs).toBe(1)
  end(new Error('away'))
  await turn()
  expect(runs).toBe(2)
  end()
  await turn()
  expect(runs).toBe(2)
  ask()
  expect(runs).toBe(3)
})
