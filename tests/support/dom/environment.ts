import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { builtinEnvironments } from 'vitest/runtime'
import { bundle } from './bundle.ts'

registerHooks({
  resolve: (name, context, next) =>
    name === 'happy-dom' ? { url: pathToFileURL(bundle).href, shortCircuit: true } : next(name, context),
})

/** Vitest's own environment of this name, on the bundle. */
export default builtinEnvironments['happy-dom']
