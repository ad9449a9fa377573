import type { Plant } from './planted.ts'

type Any = (...given: never[]) => unknown
type Class = new (...given: never[]) => unknown

/** Functions as modules export them, and what a planted bug put in their place, by their names. */
const sound = new Map<string, Any>()
const swapped = new Map<string, Any>()

/** A module of the product as the others import it, each function and class of which can be swapped. */
export function swappable<Module extends object>(module: Module): Module {
  const exported = Object.entries(module).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'function') return [name, value]
    sound.set(name, value as Any)
    if (/^[A-Z]/.test(name)) return [name, swappableClass(name, value)]
    return [name, (...given: never[]) => (swapped.get(name) ?? (value as Any))(...given)]
  })
  return Object.fromEntries(exported) as Module
}

/** The class itself, but that whoever makes one has it made by what is in its place. */
function swappableClass(name: string, works: object): object {
  return new Proxy(works, {
    construct: (_works, given) => Reflect.construct(swapped.get(name) ?? (works as Any), given) as object,
  })
}

/** A function, or class, that a module exports is another one, made from it. */
export function swap<Works extends Any | Class>(name: string, make: (works: Works) => Works): Plant {
  return () => {
    const works = sound.get(name)
    if (!works) throw new Error(`No module was made swappable that exports ${name}`)
    swapped.set(name, make(works as unknown as Works) as unknown as Any)
    return () => void swapped.delete(name)
  }
}
