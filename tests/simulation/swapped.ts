import type { Plant } from './engine-bugs.ts'

type Any = (...given: never[]) => unknown

/** Functions as modules export them, and what a planted bug put in their place, by their names. */
const sound = new Map<string, Any>()
const swapped = new Map<string, Any>()

/** A module of the product as the others import it, each function of which can be swapped. */
export function swappable<Module extends object>(module: Module): Module {
  const exported = Object.entries(module).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'function' || /^[A-Z]/.test(name)) return [name, value]
    sound.set(name, value as Any)
    return [name, (...given: never[]) => (swapped.get(name) ?? (value as Any))(...given)]
  })
  return Object.fromEntries(exported) as Module
}

/** A function that a module exports is another one, made from it. */
export function swap<Works extends Any>(name: string, make: (works: Works) => Works): Plant {
  return () => {
    const works = sound.get(name)
    if (!works) throw new Error(`No module was made swappable that exports ${name}`)
    swapped.set(name, make(works as Works))
    return () => void swapped.delete(name)
  }
}
