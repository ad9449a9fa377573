/**
 * `npm run mutate -- FOLDER` (or one file of it): changes its code one small thing at a time, and lists each change
 * that no example notices. What was tried before and has not changed since is not tried again (`.stryker/`). With
 * `--own` only the folder's own examples look at it: several times faster, and a little less is noticed.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCommand } from './options.ts'
import { root, runTool } from './tools.ts'

const usage = `npm run mutate -- DOSSIER [--own]

Change le code d’un dossier (ou d’un fichier) de règles, une petite chose à la fois, et dit ce qu’aucun exemple ne
remarque. --own\u202f: seuls les exemples du dossier regardent.`
const { values, positionals } = readCommand(usage, { own: { type: 'boolean' } })
const path = (positionals[0] ?? '').replace(/\/+$/u, '')
const folder = /^(?:domain(?:\/[a-z-]+)?|sync-server\/(?:sync|seats)|renderer\/data\/replica)(?=\/|$)/u.exec(
  path,
)?.[0]
if (!folder || !existsSync(join(root, path))) {
  console.error('Nommez un dossier de règles, par exemple\u202f: npm run mutate -- domain/visits')
  process.exit(1)
}
const { ok } = await runTool('stryker', ['run', 'stryker.config.mjs'], {
  show: true,
  env: {
    MUTATED_FOLDER: folder,
    MUTATED_PATH: path,
    ...(values.own ? { OWN_EXAMPLES: '-own' } : {}),
  },
})
process.exit(ok ? 0 : 1)
