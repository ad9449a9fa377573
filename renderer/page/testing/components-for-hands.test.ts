import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { componentsForHands } from './components-for-hands.ts'

/** Folders whose controls are used one by one: `every-control.test.ts`, in the host desk in two files. */
const walked = ['desk', 'employer', 'host', 'kiosk', 'verify']
/** Blocks without data: a hand meets them on the screens that hold them, which are walked. */
const blocks = ['ui']

test('every folder with something for a hand is walked', () => {
  const folders = readdirSync('renderer').filter(
    (folder) => componentsForHands([`renderer/${folder}`], {}).usable.length > 0,
  )
  expect(folders.toSorted()).toEqual([...walked, ...blocks].toSorted())
})

test('what is left out is named with a test that is there, and for something', () => {
  const here = 'renderer/page/testing/components-for-hands.test.ts'
  const all = componentsForHands(['renderer/verify'], {})
  expect(all.usable).toEqual(['renderer/verify/VerifyPage.vue'])
  expect(componentsForHands(['renderer/verify'], { 'renderer/verify/VerifyPage.vue': here })).toEqual({
    usable: [],
    idle: [],
  })
  const idle = {
    'renderer/verify/VerifyPage.vue': 'renderer/verify/none.test.ts',
    'renderer/verify/VerdictPaper.vue': here,
    'renderer/veri': here,
  }
  expect(componentsForHands(['renderer/verify'], idle).idle).toEqual(Object.keys(idle))
})
