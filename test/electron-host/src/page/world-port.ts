/**
 * One end of the context bridge between the two JavaScript worlds of a document. Blink clones `CustomEvent.detail`
 * when it crosses worlds and dispatches at once, so an exposed function is as synchronous as Electron's.
 */
type Sent =
  | readonly ['value', unknown]
  | readonly ['error', string]
  | readonly ['array', readonly Sent[]]
  | readonly ['object', readonly (readonly [string, Sent])[]]
  | readonly ['function' | 'promise', number]

type Answer = { readonly ok: Sent } | { readonly failed: Sent }

type Message =
  | { readonly type: 'expose'; readonly key: string; readonly value: Sent }
  | { readonly type: 'call'; readonly id: number; readonly args: readonly Sent[] }
  | { readonly type: 'return'; readonly answer: Answer }
  | { readonly type: 'settle'; readonly id: number; readonly answer: Answer }

type AnyFunction = (...args: unknown[]) => unknown

export interface WorldPort {
  expose(key: string, value: unknown): void
}

/** Opens the end that hears `mine` and speaks on `theirs`; `onExpose` is given what the other end exposes. */
export function openWorldPort(
  mine: string,
  theirs: string,
  onExpose: (key: string, value: unknown) => void = () => {},
): WorldPort {
  const functions = new Map<number, AnyFunction>()
  const ids = new Map<AnyFunction, number>()
  const waiting = new Map<number, (answer: Answer) => void>()
  let nextId = 1
  let returned: Answer | undefined

  const post = (message: Message): void => {
    document.dispatchEvent(new CustomEvent(theirs, { detail: message }))
  }

  const idOf = (f: AnyFunction): number => {
    const id = ids.get(f) ?? nextId++
    ids.set(f, id)
    functions.set(id, f)
    return id
  }

  const promised = (promise: Promise<unknown>): number => {
    const id = nextId++
    promise.then(
      (value) => post({ type: 'settle', id, answer: { ok: give(value) } }),
      (error: unknown) => post({ type: 'settle', id, answer: { failed: give(error) } }),
    )
    return id
  }

  const give = (value: unknown): Sent => {
    if (typeof value === 'function') return ['function', idOf(value as AnyFunction)]
    if (value === null || typeof value !== 'object') return ['value', value]
    if (value instanceof Promise) return ['promise', promised(value)]
    // Of an error only its message crosses.
    if (value instanceof Error) return ['error', value.message]
    if (Array.isArray(value)) return ['array', value.map(give)]
    if (value instanceof Date) return ['value', value]
    return ['object', Object.entries(value).map(([key, item]) => [key, give(item)] as const)]
  }

  const take = (sent: Sent, finish: <T>(made: T) => T = (made) => made): unknown => {
    const [kind, body] = sent
    if (kind === 'value') return body
    if (kind === 'error') return new Error(body)
    if (kind === 'array') return finish(body.map((item) => take(item, finish)))
    if (kind === 'object') return finish(Object.fromEntries(body.map(([key, item]) => [key, take(item, finish)])))
    return kind === 'promise' ? settled(body) : caller(body)
  }

  const unwrap = (answer: Answer): unknown => {
    if ('failed' in answer) throw take(answer.failed)
    return take(answer.ok)
  }

  const settled = (id: number): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(id, (answer) => resolve('failed' in answer ? Promise.reject(take(answer.failed)) : take(answer.ok)))
    })

  const caller =
    (id: number): AnyFunction =>
    (...args) => {
      post({ type: 'call', id, args: args.map(give) })
      const answer = returned
      returned = undefined
      if (answer === undefined) throw new Error('electron stand-in: the other world did not answer')
      return unwrap(answer)
    }

  const answerTo = (id: number, args: readonly Sent[]): Answer => {
    try {
      return { ok: give(functions.get(id)?.(...args.map((arg) => take(arg)))) }
    } catch (error) {
      return { failed: give(error) }
    }
  }

  document.addEventListener(mine, (event) => {
    const message = (event as CustomEvent<Message>).detail
    if (message.type === 'return') returned = message.answer
    else if (message.type === 'call') post({ type: 'return', answer: answerTo(message.id, message.args) })
    else if (message.type === 'expose') onExpose(message.key, take(message.value, Object.freeze))
    else {
      waiting.get(message.id)?.(message.answer)
      waiting.delete(message.id)
    }
  })

  return { expose: (key, value) => post({ type: 'expose', key, value: give(value) }) }
}
