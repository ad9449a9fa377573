import { beforeEach, expect, test } from 'vitest'
import type * as HappyDom from 'happy-dom'
import { bundle, setup } from './bundle.ts'

let document: HappyDom.Document
let body: HappyDom.HTMLElement
beforeEach(async () => {
  await setup()
  const { Window } = (await import(bundle)) as typeof HappyDom
  document = new Window().document
  body = document.body
})

test('what was found before a change is not found after it, wherever it came', () => {
  const [list, item] = [document.createElement('ul'), document.createElement('li')]
  body.appendChild(list)
  const count = () => [
    document.querySelectorAll('li').length,
    list.querySelectorAll('li.new').length,
    list.getElementsByTagName('li').length,
  ]
  expect(list.querySelector('li')).toBeNull()
  expect(count()).toEqual([0, 0, 0])
  list.appendChild(item)
  expect(list.querySelector('li')).toBe(item)
  expect(count()).toEqual([1, 0, 1])
  expect(item.matches('.new')).toBe(false)
  item.className = 'new'
  expect(item.matches('.new')).toBe(true)
  expect(count()).toEqual([1, 1, 1])
  item.textContent = 'a'
  expect(item.matches('ul > li.new')).toBe(true)
  const other = document.createElement('ol')
  other.appendChild(item)
  expect(item.matches('ul > li')).toBe(false)
  expect(count()).toEqual([0, 0, 0])
})

test('what was built apart belongs to the page, its form and its list once it is there, from its leaves on', () => {
  const [form, part, select, option, field] = ['form', 'div', 'select', 'option', 'input'].map((name) =>
    document.createElement(name),
  ) as [
    HappyDom.HTMLFormElement,
    HappyDom.HTMLElement,
    HappyDom.HTMLSelectElement,
    HappyDom.HTMLOptionElement,
    HappyDom.HTMLInputElement,
  ]
  option.value = 'x'
  select.appendChild(option)
  part.appendChild(select)
  part.appendChild(field)
  form.appendChild(part)
  expect([...select.options].map(({ value }) => value)).toEqual(['x'])
  expect([field.form === form, field.isConnected]).toEqual([true, false])
  body.appendChild(form)
  expect([form, part, select, option, field].every((one) => one.isConnected)).toBe(true)
  part.id = 'part'
  expect(document.getElementById('part')).toBe(part)
  body.removeChild(form)
  expect([form, part, select, option, field].some((one) => one.isConnected)).toBe(false)
  expect(document.getElementById('part')).toBeNull()
  body.appendChild(part)
  expect([part, field, option].every((one) => one.isConnected)).toBe(true)
})
