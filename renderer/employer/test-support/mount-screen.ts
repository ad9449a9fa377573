import { mount, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h, provide, ref, type Component, type Ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { CompanyRole } from '../../../domain/hiring/company-role.ts'
import DeskPage from '../../desk/frame/DeskPage.vue'
import { provideNotices, type Notices } from '../../desk/frame/notices.ts'
import { provideDoubleEdits } from '../../desk/frame/use-double-edits.ts'
import { provideUnsavedWords } from '../../desk/frame/use-unsaved-words.ts'
import { finderKey } from '../../finder/finder.ts'
import { finderInProcess } from '../../finder/testing/finder-in-process.ts'
import { createSearchDesk, provideSearchDesk } from '../search/search-desk.ts'
import { employerTexts } from '../employer-texts.ts'
import { frenchTexts, read } from '../../desk/hiring/test-support/french.ts'
import { provideVeil } from '../../desk/hiring/veil/veil.ts'
import { createAnswerDrafts, provideAnswerDrafts } from '../../desk/hiring/answer/answer-drafts.ts'
import { employerRoutes } from '../routes.ts'
import {
  createEmployerSignIn,
  provideEmployerSignIn,
  type EmployerSignIn,
} from '../sign-in/employer-sign-in.ts'
import { provideEmployerData } from '../use-employer-data.ts'
import type { FakeDesk } from './fake-desk.ts'

export interface MountedDesk {
  wrapper: VueWrapper
  veiled: Ref<boolean>
  text(): string
  path(): string
  /** What was told last at the foot of the window. */
  said(): string
  /** Takes back what was told last. */
  undo(): Promise<void>
  tap(label: string): Promise<void>
  go(path: string): Promise<void>
}

/** Somebody of the employer is at the desk. */
function signedIn(desk: FakeDesk, companyRole: CompanyRole): EmployerSignIn {
  const person = ref({ session: 's1', account: { id: 'a1', name: 'Armelle', companyRole } })
  return { ...createEmployerSignIn(desk.data), person }
}

/** The screens of the employer desk at an address, over a desk in memory. */
export async function mountDesk(
  desk: FakeDesk,
  path: string,
  companyRole: CompanyRole = 'manager',
): Promise<MountedDesk> {
  const veiled = ref(false)
  let notices: Notices
  const Screens: Component = defineComponent({
    setup() {
      provideEmployerData(desk.data)
      provideAnswerDrafts(createAnswerDrafts())
      const finder = finderInProcess()
      provide(finderKey, finder)
      provideSearchDesk(createSearchDesk(desk.data, finder))
      provideVeil(veiled)
      notices = provideNotices()
      provideUnsavedWords()
      provideDoubleEdits()
      provideEmployerSignIn(signedIn(desk, companyRole))
      return () => h(DeskPage)
    },
  })
  const router = createRouter({ history: createMemoryHistory(), routes: employerRoutes })
  await router.push(path)
  const wrapper = mount(Screens, {
    attachTo: document.body,
    global: { plugins: [frenchTexts(employerTexts.fr), router] },
  })
  const settle = async () => {
    await router.isReady()
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve))
  }
  await settle()
  return {
    wrapper,
    veiled,
    text: () => read(wrapper.text()),
    said: () => read(notices.current.value?.words),
    async undo() {
      await notices.current.value?.undo?.()
      await settle()
    },
    path: () => router.currentRoute.value.fullPath,
    async tap(label) {
      const button = wrapper.findAll('button').find((candidate) => read(candidate.text()).startsWith(label))
      if (!button) throw new Error(`no button "${label}" in: ${read(wrapper.text())}`)
      if (button.attributes('disabled') !== undefined) throw new Error(`"${label}" is disabled`)
      if (button.attributes('type') === 'submit')
        (button.element as HTMLButtonElement).form!.dispatchEvent(new Event('submit', { cancelable: true }))
      else await button.trigger('click')
      await settle()
    },
    async go(next) {
      await router.push(next)
      await settle()
    },
  }
}
