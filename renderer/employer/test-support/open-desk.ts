import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { provideDeviceData } from '../../data/device-data.ts'
import { forgetDevices, openDevice, until, useSite, type Site } from '../../data/testing/device.ts'
import { giveLocks } from '../../data/testing/locks.ts'
import { aSite } from '../../data/testing/records.ts'
import { finderKey } from '../../finder/finder.ts'
import { finderInProcess } from '../../finder/testing/finder-in-process.ts'
import { createTexts } from '../../strings/i18n.ts'
import { nowhere } from '../../desk/testing/nowhere.ts'
import { watchDrawing } from '../../desk/testing/watch-drawing.ts'
import type { WalkedDesk } from '../../desk/testing/walk-desk.ts'
import EmployerDesk from '../EmployerDesk.vue'
import { employerTexts } from '../employer-texts.ts'
import { employerRoutes } from '../routes.ts'
import { unmountAll } from '../../page/testing/unmount-all.ts'

/** Opens an employer desk before each test, nobody signed in, over a server in memory. */
export function useEmployerDesk(prepare: (place: Site) => void): WalkedDesk {
  const { mixin, ...drawing } = watchDrawing()
  const opened = { place: useSite(), ...drawing, enter: signIn } as unknown as WalkedDesk
  let desk: VueWrapper
  async function start() {
    const { server } = opened.place
    const account = { id: 'a1', name: 'Anne Pagès' }
    server.answers.set('sign-in', { session: 's1', expiresAt: 8e15, account })
    server.write('sites', (await aSite()).site)
    prepare(opened.place)
    opened.data = await openDevice('employer')
    desk = mount(EmployerDesk, {
      attachTo: document.body,
      global: {
        mixins: [mixin],
        plugins: [
          createTexts(employerTexts),
          createRouter({ history: createMemoryHistory(), routes: employerRoutes }),
          (app) => provideDeviceData(app, opened.data),
          (app) => app.provide(finderKey, finderInProcess()),
        ],
      },
    })
    desk.vm.$router.addRoute(nowhere)
    opened.go = (address) => desk.vm.$router.push(address)
  }
  opened.startAgain = async () => {
    unmountAll()
    await forgetDevices()
    localStorage.clear()
    opened.place.renewServer()
    await start()
  }
  giveLocks()
  beforeEach(start)
  afterEach(unmountAll)
  return opened
}

async function signIn(): Promise<void> {
  for (const field of document.querySelectorAll('input')) {
    field.value = field.type === 'password' ? '4821' : 'anne'
    field.dispatchEvent(new Event('input'))
  }
  document.querySelector('form')!.dispatchEvent(new Event('submit'))
  await until(() => document.getElementById('desk-menu'))
}
