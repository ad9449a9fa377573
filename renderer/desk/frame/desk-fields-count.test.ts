import { globSync, readFileSync } from 'node:fs'
import { parse } from 'vue/compiler-sfc'
import { expect, test } from 'vitest'

/** Fields whose texts are no words of a record, or that count by themselves. */
const counted = new Set([
  'renderer/desk/frame/DeskSignIn.vue', // a login and a secret
  'renderer/desk/hiring/answer/LetterField.vue', // its hint counts
])
const notWords = new Set(['date', 'time', 'search', 'password'])

interface Node {
  tag?: string
  props?: { name?: string; value?: { content: string }; arg?: { content: string } }[]
  children?: Node[]
}
const nameOf = (prop: NonNullable<Node['props']>[number]) => prop.arg?.content ?? prop.name
const valueOf = ({ props }: Node, name: string) => props?.find((one) => nameOf(one) === name)?.value?.content
const has = ({ props }: Node, name: string) => props?.some((one) => nameOf(one) === name) ?? false

/** How many fields for words have no counter around or beside them. */
function uncounted(node: Node, isCounted = false): number {
  const children = (node.children ?? []).filter((child) => typeof child === 'object')
  const counts =
    isCounted ||
    (node.tag === 'UiField' && has(node, 'max')) ||
    children.some(({ tag }) => tag === 'LimitCounter')
  const isField = node.tag === 'UiTextInput' || node.tag === 'UiTextArea'
  const isForWords =
    isField && !notWords.has(valueOf(node, 'type') ?? '') && valueOf(node, 'inputmode') !== 'numeric'
  const own = isForWords && !counts && valueOf(node, 'autocomplete') !== 'off' ? 1 : 0
  return children.reduce((sum, child) => sum + uncounted(child, counts), own)
}

test('every field of the desks in which one writes says how much is left of it', () => {
  const files = globSync('renderer/{desk,employer}/**/*.vue').filter((file) => !counted.has(file))
  const found = files.filter((file) => {
    const { template } = parse(readFileSync(file, 'utf8')).descriptor
    return template !== null && uncounted(template.ast as Node) > 0
  })
  expect(files.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})
