import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { frenchTexts } from '../desk/hiring/test-support/french.ts'
import UiTable from './UiTable.vue'

const rows = [
  { id: 'a', name: 'Élan', seats: 2 },
  { id: 'b', name: 'abeille', seats: 10 },
  { id: 'c', name: 'Zèbre', seats: 1 },
]
const columns = [
  { key: 'name', label: 'Nom', sort: (row: (typeof rows)[number]) => row.name },
  { key: 'seats', label: 'Places', sort: (row: (typeof rows)[number]) => row.seats },
]
const table = () =>
  mount(UiTable<(typeof rows)[number]>, {
    props: { rows, columns, rowKey: 'id', caption: 'Liste', opens: true },
    global: { plugins: [frenchTexts()] },
  })
const names = (page: ReturnType<typeof table>) =>
  page.findAll('tbody tr').map((row) => row.findAll('td')[0]!.text())

test('of many rows the first ones are drawn, in the order that is asked for', async () => {
  const page = table()
  await page.setProps({ most: 2 })
  expect(names(page)).toEqual(['Élan', 'abeille'])
  await page.findAll('th button')[1]!.trigger('click')
  expect(names(page)).toEqual(['Zèbre', 'Élan'])
})

test('a column orders its rows up, down, and as they came', async () => {
  const page = table()
  const [byName, bySeats] = page.findAll('th button')
  await byName!.trigger('click')
  expect(names(page)).toEqual(['abeille', 'Élan', 'Zèbre'])
  expect(page.find('th').attributes('aria-sort')).toBe('ascending')
  await byName!.trigger('click')
  expect(names(page)).toEqual(['Zèbre', 'Élan', 'abeille'])
  await byName!.trigger('click')
  expect(names(page)).toEqual(['Élan', 'abeille', 'Zèbre'])
  await bySeats!.trigger('click')
  expect(names(page)).toEqual(['Zèbre', 'Élan', 'abeille'])
})

test('a click on a row opens it', async () => {
  const page = table()
  await page.findAll('td')[2]!.trigger('click')
  expect(page.emitted('open')).toEqual([[rows[1]]])
})

test('a cell is drawn for its row and for what it shows, not for a row that comes beside it', async () => {
  const stars = ref('*')
  const drawn = vi.fn(({ row }: { row: (typeof rows)[number] }) => stars.value.repeat(row.seats))
  const page = mount(
    {
      components: { UiTable },
      props: ['rows'],
      setup: () => ({ columns, drawn }),
      template: `<UiTable :columns="columns" :rows="rows" row-key="id" caption="Liste">
        <template #cell-seats="cell">{{ drawn(cell) }}</template>
      </UiTable>`,
    },
    { props: { rows: rows.slice(1) }, global: { plugins: [frenchTexts()] } },
  )
  const seats = () => page.findAll('td:nth-child(2)').map((cell) => cell.text())
  expect(seats()).toEqual(['**********', '*'])
  drawn.mockClear()
  await page.setProps({ rows })
  expect([seats(), drawn.mock.calls.length]).toEqual([['**', '**********', '*'], 1])
  await page.setProps({ rows: [{ ...rows[0]!, seats: 3 }, rows[2]] })
  expect([seats(), drawn.mock.calls.length]).toEqual([['***', '*'], 2])
  stars.value = '+'
  await page.vm.$nextTick()
  expect(seats()).toEqual(['+++', '+'])
})
