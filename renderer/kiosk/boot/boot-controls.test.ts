import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { kioskLanguages } from '../../../domain/language.ts'
import { refuse } from '../../../domain/result.ts'
import { foreignWords } from '../../page/testing/foreign-words.ts'
import { createTexts } from '../../strings/i18n.ts'
import { kioskTexts } from '../kiosk-texts.ts'
import KioskEnrolment from './KioskEnrolment.vue'
import KioskProblem, { type KioskProblemKind } from './KioskProblem.vue'

const foreign = foreignWords(kioskTexts)
const texts = createTexts(kioskTexts)
const inPage = { global: { plugins: [texts] }, attachTo: document.body }
afterEach(() => {
  texts.global.locale.value = 'fr'
  document.body.innerHTML = ''
})

/** Words on the page in another language than the one spoken, in each. */
async function foreignInEach(settled: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  for (const language of kioskLanguages) {
    texts.global.locale.value = language
    await settled()
    found.push(...foreign(language).map((words) => `${language}: ${words}`))
  }
  return found
}

test('a code is typed and sent; none is not, and one that is refused says so until another is typed', async () => {
  const enrol = vi.fn<(code: string) => Promise<ReturnType<typeof refuse<'wrong-code'>>>>()
  enrol.mockResolvedValue(refuse('wrong-code'))
  const page = mount(KioskEnrolment, { props: { enrol, firstRefusal: null, wasLost: true }, ...inPage })
  await page.get('form').trigger('submit')
  expect(enrol).not.toHaveBeenCalled()
  await page.get('input').setValue(' ABCDE-12345 ')
  await page.get('form').trigger('submit')
  expect(enrol).toHaveBeenCalledExactlyOnceWith('ABCDE-12345')
  await vi.waitFor(() => expect(page.text()).toContain('Ce code ne va pas'))
  expect(await foreignInEach(() => page.vm.$nextTick())).toEqual([])
  await page.get('input').setValue('FGHJK-67890')
  expect(page.text()).not.toContain('Ce code ne va pas')
  page.unmount()
})

test.each<KioskProblemKind>(['insecure-context', 'already-open', 'storage-lost', 'storage-unavailable'])(
  'a kiosk that %s stops is tried again',
  async (kind) => {
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined)
    const page = mount(KioskProblem, { props: { kind, waiting: 2 }, ...inPage })
    expect(await foreignInEach(() => page.vm.$nextTick())).toEqual([])
    const [retry, ...others] = page.findAll('button')
    expect(others).toEqual([])
    await retry!.trigger('click')
    expect(reload).toHaveBeenCalledOnce()
    reload.mockRestore()
    page.unmount()
  },
)

test('a kiosk that was removed is linked again, but not while what was done there waits', async () => {
  const page = mount(KioskProblem, { props: { kind: 'revoked', waiting: 1 }, ...inPage })
  expect(page.findAll('button')).toHaveLength(1)
  await page.setProps({ waiting: 0 })
  await page.findAll('button')[1]!.trigger('click')
  expect(page.emitted('enrolAgain')).toHaveLength(1)
  page.unmount()
})
