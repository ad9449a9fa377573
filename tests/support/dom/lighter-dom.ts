import type { Plugin } from 'vite'

/** What is written otherwise in a file of happy-dom: each must be there, or its version changed. */
interface Change {
  file: RegExp
  from: string | RegExp
  to: string
}

/**
 * What a node remembers of searches in it, made when first asked for. A change anywhere in any document ends all of
 * it: happy-dom told each node that a search had met which answers it bears on, which cost more than most searches,
 * and gave each node seven maps that nearly none uses.
 */
const remembered = `
class Remembered {
    static changes = 0;
    at = 0;
    maps = null;
    computedStyle = null;
    of(kind) {
        if (this.maps === null || this.at !== Remembered.changes) {
            this.maps = {};
            this.at = Remembered.changes;
        }
        return (this.maps[kind] ??= new Map());
    }
    get querySelector() { return this.of('querySelector'); }
    get querySelectorAll() { return this.of('querySelectorAll'); }
    get matches() { return this.of('matches'); }
    get elementsByTagName() { return this.of('elementsByTagName'); }
    get elementsByTagNameNS() { return this.of('elementsByTagNameNS'); }
    get elementByTagName() { return this.of('elementByTagName'); }
    get elementById() { return this.of('elementById'); }
}
`

/**
 * What most searches ask for (`button, a[href]`) is met in one walk, in the order of the page. happy-dom wrote the
 * place of each element that it passed as a text, to sort by it what it found.
 */
const inOneWalk = `
        if (groups.every((group) => group.length === 1)) {
            const walk = (parent) => {
                for (const element of parent[PropertySymbol.elementArray]) {
                    if (groups.some(([item]) => item.match(scope, element))) items.push(element);
                    walk(element);
                }
            };
            walk(node);
            return nodeList;
        }
`

/** What a node passes on to its children, which know it already when none of it changed. */
const passedOn = [
  ...['isConnected', 'ownerDocument', 'window', 'rootNode'],
  ...['styleNode', 'textAreaNode', 'formNode', 'selectNode'],
]

const node = /happy-dom\/lib\/nodes\/node\/Node\.js$/
const queries = /happy-dom\/lib\/query-selector\/QuerySelector\.js$/
const searches = /happy-dom\/lib\/(query-selector\/QuerySelector|nodes\/parent-node\/ParentNodeUtility)\.js$/

const changes: readonly Change[] = [
  { file: node, from: 'export default class Node ', to: `${remembered}export default class Node ` },
  {
    file: node,
    from: /this\[PropertySymbol\.cache\] = \{[^}]*\};/,
    to: 'this[PropertySymbol.cache] = new Remembered();',
  },
  {
    file: node,
    from: /(\[PropertySymbol\.clearCache\]\(\) \{\n\s*const cache = this\[PropertySymbol\.cache\];\n)[^]*?(?=\s*if \(cache\.computedStyle)/,
    to: '$1Remembered.changes++;\n',
  },
  // Vue builds a page from its leaves: each insertion walked through all that stands below it, for nothing.
  {
    file: node,
    from: '[PropertySymbol.connectedToNode]() {\n',
    to: `[PropertySymbol.connectedToNode]() {
${passedOn.map((name) => `const before_${name} = this[PropertySymbol.${name}];\n`).join('')}`,
  },
  {
    file: node,
    from: 'const self = this[PropertySymbol.proxy] || this;\n        const childNodes = this[PropertySymbol.nodeArray].slice();',
    to: `if (${passedOn.map((name) => `this[PropertySymbol.${name}] === before_${name}`).join(' && ')}) return;
        const self = this[PropertySymbol.proxy] || this;
        const childNodes = this[PropertySymbol.nodeArray].slice();`,
  },
  {
    file: queries,
    from: '        for (const selectorItems of groups) {',
    to: `${inOneWalk}        for (const selectorItems of groups) {`,
  },
  { file: searches, from: /^.*\[PropertySymbol\.affectsCache\]\.push\(\w+\);$/gm, to: '' },
]

/** Makes happy-dom lighter as it is bundled; what it answers stays the same. */
export function lighterDom(): Plugin {
  return {
    name: 'lighter-dom',
    transform(code, id) {
      const own = changes.filter(({ file }) => file.test(id))
      return own.reduce((text, { from, to }) => {
        const changed = text.replace(from, to)
        if (changed === text) throw new Error(`happy-dom is not as it was: ${String(from)} is not in ${id}`)
        return changed
      }, code)
    },
  }
}
