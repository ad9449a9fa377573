/** What code may ask of any object without meaning Electron by it. */
const alwaysAnswered: ReadonlySet<string | symbol> = new Set(['then', 'toJSON'])

/** The object as it is, but asking for a member that it lacks says so, instead of answering `undefined`. */
export function modelled<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || alwaysAnswered.has(key)) {
        const member: unknown = Reflect.get(target, key)
        return typeof member === 'function' ? (member.bind(target) as unknown) : member
      }
      throw new Error(`shell double: electron.${name}.${key} is not modelled`)
    },
  })
}

/** An event as Electron hands it to a listener, which may forbid what is about to happen. */
export function preventable<T extends object>(detail: T) {
  const event = {
    ...detail,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}
