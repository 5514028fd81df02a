type Handler = (event: never, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export function handle(channel: string, handler: Handler): void {
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
  handlers.set(channel, handler)
}

/** Called for what a page invokes. */
export async function answer(channel: string, event: object, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event as never, ...args)
}
