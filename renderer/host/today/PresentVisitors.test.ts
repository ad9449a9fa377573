import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { Visit } from '../../../domain/visits/visit.ts'
import { aVisit } from '../../data/testing/records.ts'
import { createTexts } from '../../strings/i18n.ts'
import { hostTexts } from '../host-texts.ts'
import PresentVisitors from './PresentVisitors.vue'

test('a name that becomes known draws its own line anew, and none beside it', async () => {
  const names = shallowRef(new Map([['v1', 'Nadia']]))
  const late = shallowRef<readonly string[]>([])
  const drawn = vi.fn()
  const page = mount(PresentVisitors, {
    props: {
      visits: ['v1', 'v2', 'v3'].map((id) => aVisit(id)),
      nameOf: (visit: Visit) => names.value.get(visit.id) ?? null,
      mayHaveLeft: (visit: Visit) => late.value.includes(visit.id),
      bandOf: () => null,
    },
    global: {
      plugins: [createTexts(hostTexts)],
      stubs: {
        RouterLink: true,
        UiButton: { template: '<button type="button"><slot /></button>', updated: drawn },
      },
    },
  })
  const shown = () => page.findAll('tbody tr').map((row) => row.findAll('td')[1]!.text())
  expect(shown()).toEqual(['Nadia', 'sans nom', 'sans nom'])
  names.value = new Map([...names.value, ['v2', 'Omar']])
  await nextTick()
  expect([shown(), drawn.mock.calls.length]).toEqual([['Nadia', 'Omar', 'sans nom'], 1])
  late.value = ['v3']
  await nextTick()
  expect([shown()[2], drawn.mock.calls.length]).toEqual([expect.stringContaining('parti'), 2])
})
