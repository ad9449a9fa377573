import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
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
