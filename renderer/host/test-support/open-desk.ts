import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import type { DeviceData } from '../../data/device-data.ts'
import { forgetDevices, openDevice, until, useSite, type Site } from '../../data/testing/device.ts'
import { giveLocks } from '../../data/testing/locks.ts'
import { aSite } from '../../data/testing/records.ts'
import HostDesk from '../HostDesk.vue'
import { nowhere } from '../../desk/testing/nowhere.ts'
import { watchDrawing } from '../../desk/testing/watch-drawing.ts'
import type { WalkedDesk } from '../../desk/testing/walk-desk.ts'
import { button, mountHost, screen, type } from './mount-host.ts'
import { unmountAll } from '../../page/testing/unmount-all.ts'

/** A host desk over a server in memory. */
export interface OpenedDesk extends WalkedDesk {
  place: Site
  data: DeviceData
  /** Goes to an address of the desk, as Back and Forward do. */
  go: (address: string) => Promise<unknown>
  /** The address that is open. */
  address: () => string
}

/** Opens a host desk before each test, nobody signed in, over a site that closes at 18:00. */
export function useHostDesk(prepare: (place: Site) => void = () => undefined): OpenedDesk {
  const { mixin, ...drawing } = watchDrawing()
  const opened = { place: useSite(), ...drawing, enter: signIn } as OpenedDesk
  let desk: VueWrapper
  giveLocks()
  async function start() {
    const { server } = opened.place
    server.answers.set('sign-in', {
      session: 's1',
      expiresAt: 8e15,
      account: { id: 'h1', name: 'Claire Dumont', siteRole: 'administrator' },
    })
    server.answers.set('front/calls', { now: 1, calls: [] })
    server.answers.set('host/expected', { expected: [] })
    server.answers.set('host/devices', { devices: [] })
    server.answers.set('host/accounts', { accounts: [] })
    server.answers.set('host/refused-rows', { rows: [], count: 0 })
    server.answers.set('host/unproven-applications', { applications: [] })
    server.answers.set('host/contests', { contests: [] })
    server.answers.set('host/score-alerts', { alerts: [] })
    server.answers.set('host/pass-alerts', { alerts: [] })
    server.answers.set('host/introductions', { introductions: [] })
    server.answers.set('host/table-proposals', { proposals: [] })
    server.answers.set('host/thanks', { thanks: [] })
    server.answers.set('host/practices', { sheets: [] })
    server.answers.set('host/tools', { tools: [], hooks: [] })
    server.answers.set('host/listing', { linked: false, shown: 0 })
    server.answers.set('host/messages', { messages: [] })
    server.answers.set('host/silence', { employers: [], blocked: [], slots: [] })
    server.write('sites', (await aSite()).site)
    prepare(opened.place)
    opened.data = await openDevice('host')
    desk = mountHost(HostDesk, opened.data, {}, [mixin])
    desk.vm.$router.addRoute(nowhere)
    opened.address = () => desk.vm.$route.fullPath
    opened.go = (address) => desk.vm.$router.push(address)
  }
  opened.startAgain = async () => {
    unmountAll()
    await forgetDevices()
    localStorage.clear()
    opened.place.renewServer()
    await start()
  }
  beforeEach(start)
  afterEach(unmountAll)
  return opened
}

export async function signIn(): Promise<void> {
  type('Identifiant', 'claire')
  type('Mot de passe', 'jardin bleu')
  button('Se connecter').click()
  await until(() => screen().includes('Verrouiller'))
}

/** Holds the answers of one address back until the function returned is called. */
export function holdBack({ server }: Site, path: string): () => void {
  let letThrough: () => void = () => undefined
  const through = new Promise<void>((resolve) => (letThrough = resolve))
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const answer = await server.fetch(url, init)
    if (url.endsWith(`/v1/${path}`)) await through
    return answer
  })
  return letThrough
}

/** Goes to a page of the menu, until its title is there. */
export async function goTo(page: string): Promise<void> {
  const link = [...document.querySelectorAll('nav a')].find((candidate) =>
    candidate.textContent.trim().startsWith(page),
  )
  ;(link as HTMLElement).click()
  await until(() => document.querySelector('h1')?.textContent.includes(page))
}
