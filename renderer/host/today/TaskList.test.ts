import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { HOUR, parisInstant } from '../../../domain/time.ts'
import { hostTexts } from '../host-texts.ts'
import { createTexts } from '../../strings/i18n.ts'
import { anEmployer, aSession } from '../../data/testing/records.ts'
import type { DeviceLine } from '../../data/host-api.ts'
import TaskList from './TaskList.vue'
import type { TodayTask } from './today-tasks.ts'

const now = parisInstant('2026-11-23', 9)
const kiosk: DeviceLine = {
  deviceId: 'k2',
  name: 'Borne 2',
  role: 'kiosk',
  enrolledAt: 0,
  lastContactAt: parisInstant('2026-11-22', 18, 4),
  waiting: 6,
}

function list(tasks: TodayTask[], toldAt: number | null = now) {
  const routes = [{ path: '/:page(.*)*', component: { template: '' } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  const wrapper = mount(TaskList, {
    props: { tasks, now, toldAt },
    global: { plugins: [createTexts(hostTexts), router] },
  })
  return { wrapper, router }
}

test('an empty list says that all is ready, and what will come', () => {
  const { wrapper } = list([])
  expect(wrapper.text()).toContain('Tout est prêt')
  expect(wrapper.find('button').exists()).toBe(false)
})

test('before the server told what it alone knows, nobody is told that all is ready', () => {
  const words = list([], null).wrapper.text()
  expect(words).not.toContain('Tout est prêt')
  expect(words).toContain('Le serveur n’a pas encore dit le reste')
})

test('every line but of a crowded place leads to where it is cleared', async () => {
  const session = aSession({ id: 's1', title: 'Cuisine', startsAt: now + HOUR, capacity: 12 })
  const ofBoard = ['postings', 'introductions', 'thanks', 'table-proposals', 'tables-alone'] as const
  const kinds = ['proposals', 'kit-reviews', 'to-call', 'letters', ...ofBoard] as const
  const places = ['/agenda', '/kit', '/employeurs', '/employeurs', ...ofBoard.map(() => '/annonces')]
  for (const [index, kind] of kinds.entries()) {
    const { wrapper, router } = list([{ kind, count: 2 }])
    await wrapper.find('button').trigger('click')
    await router.isReady()
    expect(router.currentRoute.value.path).toBe(places[index])
  }
  const line = list([{ kind: 'line-today', session, booked: 11, count: 3 }])
  expect(line.wrapper.text()).toContain('11 places prises sur 12, 3 personnes attendent')
  await line.wrapper.find('button').trigger('click')
  await line.router.isReady()
  expect(line.router.currentRoute.value.path).toBe('/agenda/seance/s1')
  const { wrapper } = list([{ kind: 'unverified', count: 1 }])
  await wrapper.find('button').trigger('click')
  expect(wrapper.emitted('showHere')).toHaveLength(1)
})

test('a kiosk off since the evening says since when and how much it keeps', async () => {
  const { wrapper, router } = list([{ kind: 'device-silent', device: kiosk }])
  expect(wrapper.text()).toContain(
    'Borne 2 ne donne plus de nouvelles depuis le 22 novembre à 18\u202fh\u202f04',
  )
  expect(wrapper.text()).toContain('avec 6 écritures à envoyer')
  await wrapper.find('button').trigger('click')
  await router.isReady()
  expect(router.currentRoute.value.path).toBe('/postes')
})

test('a crowded place is told in words, with no button that could solve it', () => {
  const { wrapper } = list([{ kind: 'full', count: 61, capacity: 60 }])
  expect(wrapper.text()).toContain('Capacité atteinte')
  expect(wrapper.text()).toContain('61 personnes peut-être ici pour 60 au plus')
  expect(wrapper.find('button').exists()).toBe(false)
  const one = list([{ kind: 'filling', count: 1, capacity: 1 }]).wrapper.text()
  expect(one).toContain('1 personne peut-être ici')
})

test('an employer who answers nobody is one press away', async () => {
  const { wrapper, router } = list([{ kind: 'silent-employer', employer: anEmployer(), count: 2 }])
  expect(wrapper.text()).toContain('Boulangerie Pagès')
  await wrapper.find('button').trigger('click')
  await router.isReady()
  expect(router.currentRoute.value.path).toBe('/employeurs/boulangerie')
})

test('closing the day is asked where the visits are', async () => {
  const { wrapper } = list([{ kind: 'close-day', closedAt: parisInstant('2026-11-23', 18), count: 1 }])
  expect(wrapper.text()).toContain('fermé depuis 18\u202fh et 1 visite reste ouverte')
  await wrapper.find('button').trigger('click')
  expect(wrapper.emitted('closeDay')).toHaveLength(1)
})

test('a long list shows its first five things and opens on demand', async () => {
  const tasks = Array.from({ length: 8 }, (_, index) => ({
    kind: 'device-silent' as const,
    device: { ...kiosk, deviceId: `k${index}` },
  }))
  const { wrapper } = list(tasks)
  expect(wrapper.findAll('li')).toHaveLength(5)
  await wrapper.findAll('button').at(-1)!.trigger('click')
  expect(wrapper.findAll('li')).toHaveLength(8)
})
