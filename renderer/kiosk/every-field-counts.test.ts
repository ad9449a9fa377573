import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'vue/compiler-sfc'
import { expect, test } from 'vitest'

interface Node {
  tag?: string
  props?: { name: string; arg?: { content: string }; exp?: { content: string } }[]
  children?: Node[]
}
const nodesOf = (node: Node): Node[] => [
  node,
  ...(node.children ?? []).filter((child) => typeof child === 'object').flatMap(nodesOf),
]
/** What an element is told: `max`, `:max` and `v-bind="{ … max }"` alike. */
const tells = (node: Node, name: string) =>
  (node.props ?? []).some(
    (prop) => (prop.name === 'bind' && prop.arg ? prop.arg.content : prop.name) === name,
  )

const files = globSync('renderer/kiosk/**/*.vue').map((file) => {
  const { template, scriptSetup } = parse(readFileSync(file, 'utf8')).descriptor
  const nodes = nodesOf((template?.ast ?? {}) as Node)
  return { file, name: basename(file, '.vue'), nodes, script: scriptSetup?.content ?? '' }
})
type File = (typeof files)[number]

/** In which one writes, as long as nobody tells them how much. */
const written = new Set(['input', 'textarea', 'UiTextInput', 'UiTextArea'])
const isLimited = (field: Node, { nodes }: File) =>
  tells(field, 'maxlength') ||
  tells(field, 'counted') ||
  nodes.some(({ tag, ...node }) => tag === 'LimitCounter' || (tag === 'UiField' && tells(node, 'max')))
const openFields = (one: File) =>
  one.nodes.filter((node) => written.has(node.tag ?? '') && !isLimited(node, one))

/**
 * Blocks of the keyboard around one field. Those that ask how much it holds (a prop that must be given) are limited
 * wherever they stand; one that leaves it to whoever shows it is a field like any other, and is asked for there.
 */
const blocks = files.filter(({ file }) => file.startsWith('renderer/kiosk/keyboard/'))
const askHowMuch = blocks.filter(({ script }) => /\b(?:max|maxlength): number\b/u.test(script))
const leaveIt = blocks.filter(
  (one) =>
    openFields(one).length > 0 &&
    /\$attrs|counted/u.test(
      JSON.stringify(one.nodes.map(({ props }) => props?.map(({ exp }) => exp?.content))),
    ),
)
for (const { name } of leaveIt) written.add(name)

test('every field in which one writes says how much is left; a number has as many places as it has', () => {
  const fields = new Set([...written, ...askHowMuch.map(({ name }) => name)])
  const writing = files.filter(({ nodes }) => nodes.some(({ tag = '' }) => fields.has(tag)))
  expect(writing.length).toBeGreaterThan(15)
  expect(askHowMuch.map(({ name }) => name).sort()).toEqual(['CodeField', 'LineField', 'WordsField'])
  expect(leaveIt.map(({ name }) => name)).toEqual(['LineInput'])
  const open = files.filter((one) => !leaveIt.includes(one) && openFields(one).length > 0)
  expect(open.map(({ file }) => file)).toEqual([])
})
