/** Asked for by the language and by tools that look at any object; their absence is no gap. */
const ASKED_OF_ANY_OBJECT = new Set(['then', 'toJSON', 'constructor', 'inspect', 'nodeType'])

/** Makes each property that the stand-in does not have a loud failure, where it would else be an `undefined`. */
export function guard<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, property) {
      if (typeof property === 'string' && !(property in object) && !ASKED_OF_ANY_OBJECT.has(property)) {
        throw new Error(`electron stand-in: ${name}.${property} is not implemented`)
      }
      return Reflect.get(object, property, object)
    },
  })
}
