import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Components and folders that a walk leaves out, by their path, each with the test that uses it in its place. */
export type LeftOut = Readonly<Record<string, string>>

/** What answers a hand, or gives its words to what does. */
const FOR_HANDS =
  /@(click|submit|update|change|chosen|keydown)|v-model|<(button|input|textarea|select|summary|a|RouterLink|UiButton)\b/

/**
 * Every component in the folders that a hand can use, but for those left out. `idle`: what is left out for nothing,
 * because no such component is there, or no such test.
 */
export function componentsForHands(
  folders: readonly string[],
  leftOut: LeftOut,
): { usable: string[]; idle: string[] } {
  const all = folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => file.endsWith('.vue') && FOR_HANDS.test(readFileSync(file, 'utf8')))
  const isOf = (path: string, file: string) => file === path || file.startsWith(`${path}/`)
  const left = Object.entries(leftOut)
  return {
    usable: all.filter((file) => !left.some(([path]) => isOf(path, file))),
    idle: left
      .filter(([path, test]) => !existsSync(test) || !all.some((file) => isOf(path, file)))
      .map(([path]) => path),
  }
}
