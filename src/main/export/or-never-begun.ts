/**
 * The same parts, for whoever takes them once.
 * @param onNever is called where they are given up before the first was asked for: a generator learns nothing of that,
 *   and what it does at its end is not done
 */
export function orNeverBegun<T>(parts: AsyncGenerator<T>, onNever: () => void): AsyncIterable<T> {
  let isBegun = false
  const begin = (): boolean => {
    const isFirst = !isBegun
    isBegun = true
    return isFirst
  }
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        begin()
        return parts.next()
      },
      return(value) {
        if (begin()) onNever()
        return parts.return(value)
      },
      throw(error) {
        if (begin()) onNever()
        return parts.throw(error)
      },
    }),
  }
}
