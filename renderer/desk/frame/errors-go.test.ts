import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { refuse } from '../../../domain/result.ts'
import { frenchTexts } from '../hiring/test-support/french.ts'
import DeskEnrolment from './DeskEnrolment.vue'
import DeskSignIn from './DeskSignIn.vue'

test('a wrong secret is said no longer once another one is typed', async () => {
  const signIn = () => Promise.resolve(refuse('wrong-credentials' as const))
  const desk = mount(DeskSignIn, {
    props: { title: 'Bonjour', signIn },
    global: { plugins: [frenchTexts()] },
  })
  await desk.find('input[type=text]').setValue('anne')
  await desk.find('input[type=password]').setValue('4821')
  await desk.find('form').trigger('submit')
  await flushPromises()
  expect(desk.find('[role=alert]').exists()).toBe(true)
  await desk.find('input[type=password]').setValue('4')
  expect(desk.find('[role=alert]').exists()).toBe(false)
})

test('a wrong code is said no longer once another one is typed', async () => {
  const enrol = () => Promise.resolve(refuse('wrong-code' as const))
  const desk = mount(DeskEnrolment, {
    props: { role: 'host' as const, enrol, wasLost: false },
    global: { plugins: [frenchTexts()] },
  })
  await desk.find('input').setValue('ABCD')
  await desk.find('form').trigger('submit')
  await flushPromises()
  expect(desk.find('[role=alert]').exists()).toBe(true)
  await desk.find('input').setValue('ABCDE')
  expect(desk.find('[role=alert]').exists()).toBe(false)
})
