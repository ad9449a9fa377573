// The one entry of every npm script. Plain ESM without a dependency, readable by any Node from 16 on:
// it installs what the lockfile says, then hands over to the pinned Node, which runs TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 20
/** TypeScript without a build and `node:sqlite` both need it. */
const PINNED_NODE = 24

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

/** What `npm run <name>` runs, and what it is for. */
const commands = {
  start: [
    'scripts/house/start.ts',
    'démarre un serveur et ouvre la borne [--empty] [--data DOSSIER] [--port N] [--locked]',
  ],
  test: ['scripts/house/test.ts', 'vérifie et teste tout\u202f; `npm test -- FILTRE` ne lance que ces tests'],
  check: ['scripts/house/check.ts', 'types, lint, mise en forme, sens des dépendances, code mort'],
  build: ['scripts/house/build.ts', 'construit dans out/'],
  dev: [
    'scripts/house/dev.ts',
    'serveur et écrans rechargés à chaque changement [--data DOSSIER] [--port N]',
  ],
  bench: ['scripts/house/bench.ts', 'mesure vitesse et taille [NOM]'],
  mutate: ['scripts/house/mutate.ts', 'change les règles d’un dossier et liste ce que nul test ne remarque'],
  simulate: ['scripts/simulate.ts', 'histoires aléatoires de postes et d’un serveur (voir --help)'],
  stub: ['scripts/stub.ts', 'double local des offres de France Travail (voir --help)'],
  reciprok: ['scripts/reciprok.ts', 'note un employeur à partir d’un fichier (voir --help)'],
  kit: ['scripts/kit.ts', 'vérifie les cartes du kit de défis et imprime leur classeur (voir --help)'],
  lexicon: ['scripts/lexicon.ts', 'vérifie les scènes de vie du compte de compétences (voir --help)'],
  parity: ['scripts/parity.ts', 'dit qui la recherche des employeurs met en avant, sur des groupes inventés'],
  attestation: ['scripts/attestation.ts', 'vérifie le code d’une attestation imprimée (voir --help)'],
  credential: ['scripts/credential.ts', 'vérifie une attestation numérique, Open Badge 3.0 (voir --help)'],
  openapi: ['scripts/openapi.ts', 'écrit docs/openapi.json à partir du contrat'],
  finder: [
    'scripts/finder.ts',
    'cherche métiers et compétences dans un texte libre, et mesure (voir --help)',
  ],
  taxonomy: ['scripts/taxonomy.ts', 'fait et vérifie le paquet ROME et ESCO (voir --help)'],
  admin: ['sync-server/admin/main.ts', 'sites, postes, comptes, sauvegardes (voir help)'],
  format: ['scripts/house/format.ts', 'remet chaque fichier en forme'],
}

function leave(sentence) {
  console.error(sentence)
  process.exit(1)
}

function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0])
}

/** Installs once per lockfile: the mark in node_modules holds the hash of the lockfile it was made from. */
function install() {
  const mark = join(root, 'node_modules', '.pepiniere-installed')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  console.log('Installation de ce que liste package-lock.json (npm ci, environ une minute)…')
  // The hundred warnings about the engine come from npm itself running on the older Node: harmless here.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const done =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: windows })
  if (done.status !== 0)
    leave('npm ci n’est pas allé au bout\u202f: lisez son message ci-dessus, puis relancez la même commande.')
  writeFileSync(mark, lock)
}

/** The Node that came with the packages, or the running one where no package fits this machine. */
function pinnedNode() {
  const system = { win32: 'win', darwin: 'darwin', linux: 'linux' }[process.platform]
  const file = windows ? 'node.exe' : 'node'
  const packaged = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]
    .map((name) => join(root, 'node_modules', name, 'bin', file))
    .find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0)
  if (packaged) return packaged
  if (majorOf(process.version) >= PINNED_NODE) return process.execPath
  return leave(
    `Aucun Node ${PINNED_NODE} fourni pour ${process.platform} ${process.arch}\u202f: installez Node ${PINNED_NODE} ou plus récent.`,
  )
}

const [command, ...args] = process.argv.slice(2)

if (majorOf(process.version) < OLDEST_NODE) {
  leave(
    `Il faut Node ${OLDEST_NODE} ou plus récent\u202f; ici c’est ${process.version}. Voir https://nodejs.org.`,
  )
}
if (!command || !Object.prototype.hasOwnProperty.call(commands, command)) {
  const lines = Object.entries(commands).map(([name, [, what]]) => `  ${name.padEnd(10)} ${what}`)
  console.log(['npm run <commande> -- [options]', '', ...lines].join('\n'))
  process.exit(command === undefined || command === 'help' || command === '--help' ? 0 : 1)
}

install()
const node = pinnedNode()
// npm points these at the Node it runs on; children started as `node` must get the pinned one.
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
const env = { ...process.env, PATH: path, NODE: node, npm_node_execpath: node }
const child = spawn(node, [join(root, commands[command][0]), ...args], {
  cwd: root,
  stdio: 'inherit',
  env,
})
// From a terminal Ctrl-C reaches the child too; it ends once, however often it is asked.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// A signal sent to npm stops at the shell in between: its end is the only sign of it that arrives here.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
