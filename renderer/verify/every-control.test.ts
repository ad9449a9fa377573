import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { languages, type Language } from '../../domain/language.ts'
import { controlsHere, holdsValue, isDisabled, use, writersOf } from '../desk/testing/desk-controls.ts'
import { watchDrawing } from '../desk/testing/watch-drawing.ts'
import { componentsForHands } from '../page/testing/components-for-hands.ts'
import { foreignWords } from '../page/testing/foreign-words.ts'
import { watchPage } from '../page/testing/watch-page.ts'
import { commonTexts } from '../strings/common.texts.ts'
import { createTexts } from '../strings/i18n.ts'
import { verifyTexts } from './verify.texts.ts'
import VerifyPage from './VerifyPage.vue'

const told = { toldAt: 1_800_000_000_000, issuers: [], sites: [], cards: [] }
const foreign = foreignWords<Language>(commonTexts, verifyTexts)
const { mixin, drawn } = watchDrawing()
/** Files of the components of which a control was used. */
const used = new Set<string>()
const errors = vi.fn()
let wrapper: VueWrapper | undefined
let page: ReturnType<typeof watchPage>
beforeEach(() => {
  page = watchPage()
  vi.stubGlobal('fetch', async () => Response.json(told))
  vi.stubGlobal('reportError', errors)
  vi.spyOn(console, 'error').mockImplementation(errors)
})
afterEach(() => {
  wrapper?.unmount()
  wrapper = undefined
  page.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** The page in one of its states, in a language. */
async function open(address: string, language: Language): Promise<void> {
  localStorage.clear()
  window.location.hash = address
  const texts = createTexts(verifyTexts)
  wrapper?.unmount()
  wrapper = mount(VerifyPage, { global: { plugins: [texts], mixins: [mixin] }, attachTo: document.body })
  // Whether this browser can verify is asked of its cryptography, outside any queue that a test can flush.
  await vi.waitFor(() => expect(document.querySelector('form, a[href="/verifier"]')).not.toBeNull())
  if (address !== '') await vi.waitFor(() => expect(document.querySelector('.verdict')).not.toBeNull())
  texts.global.locale.value = language
  await page.settled()
}

const states = [
  { name: 'nothing asked yet', address: '', isAble: true },
  { name: 'a verdict', address: '#PEA1NONSENSE', isAble: true },
  { name: 'a browser that cannot verify', address: '', isAble: false },
]
test.each(states.flatMap((state) => languages.map((language) => ({ ...state, language }))))(
  '$name, in $language: every control does something',
  async ({ address, isAble, language }) => {
    if (!isAble)
      vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new DOMException('NotSupportedError'))
    await open(address, language)
    const findings = foreign(language).map((words) => `${language}: ${words}`)
    const names = controlsHere('main').map(({ name }) => name)
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) {
      if (name === '') findings.push('no name')
      await open(address, language)
      const { element } = controlsHere('main').find((one) => one.name === name)!
      // Where it leads is a page of the server.
      if (element.matches('a[href^="/"]') || isDisabled(element)) continue
      const before = holdsValue(element) ? drawn() : document.body.innerHTML
      const now = () => (holdsValue(element) ? drawn() : document.body.innerHTML)
      for (const file of writersOf(element)) used.add(file)
      use(element)
      await vi.waitFor(() => expect(now(), `"${name}" does nothing`).not.toBe(before))
    }
    expect(errors.mock.calls).toEqual([])
    expect(findings).toEqual([])
  },
)

test('every component that a hand can use was used', () => {
  const { usable } = componentsForHands(['renderer/verify'], {})
  expect(usable.filter((file) => !used.has(file))).toEqual([])
  expect(usable).not.toEqual([])
})
