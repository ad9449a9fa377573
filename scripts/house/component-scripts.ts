import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'vue/compiler-sfc'
import { root, runTool, type Finished } from './tools.ts'

const mirror = join(root, 'node_modules/.cache/component-scripts')

/** As if they stood where their components do: what they import is found there. */
const settings = {
  extends: join(root, 'tsconfig.web.json'),
  compilerOptions: { rootDirs: [mirror, root] },
  include: ['renderer/**/*.ts'],
}

/**
 * Asks the compiler about the scripts of components, as oxlint does about all other code. It reads no component, and
 * ESLint, which does, takes ten times as long for it: each script is written to a file of its own, on the lines on
 * which it stands in its component, and a fault is told with that name and line (`renderer/ui/UiTable.vue.ts:12`).
 */
export function lintComponentScripts(): Promise<Finished> {
  rmSync(mirror, { recursive: true, force: true })
  const scripts = globSync('renderer/**/*.vue', { cwd: root }).flatMap(mirrorScript)
  writeFileSync(join(mirror, 'tsconfig.json'), JSON.stringify(settings))
  // Each is named: what is no part of the sources is not looked for.
  const options = [`--config=${join(root, '.oxlintrc.json')}`, '--no-ignore']
  return runTool('oxlint', [...options, ...scripts], { cwd: mirror })
}

/** The name of the file, from the mirror; none where a component is a template alone. */
function mirrorScript(component: string): string[] {
  const { script, scriptSetup } = parse(readFileSync(join(root, component), 'utf8')).descriptor
  const blocks = [script, scriptSetup].filter((block) => block !== null)
  if (blocks.length === 0) return []
  let written = ''
  for (const { content, loc } of blocks.toSorted((a, b) => a.loc.start.line - b.loc.start.line)) {
    written += '\n'.repeat(loc.start.line - written.split('\n').length) + content
  }
  const file = `${component}.ts`
  mkdirSync(dirname(join(mirror, file)), { recursive: true })
  writeFileSync(join(mirror, file), written)
  return [file]
}
