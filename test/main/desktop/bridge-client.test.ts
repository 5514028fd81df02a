import { describe, expect, it, vi } from 'vitest'
import { createBridgeClient, type Wire } from '../../../src/main/desktop/bridge-client'
import { CALL, PUSH } from '../../../src/main/desktop/channels'
import type { PushEvent } from '../../../src/shared/contract/push'
import { DEFAULT_SETTINGS } from '../../../src/shared/model/settings'
import { ok, problem } from '../../../src/shared/outcome'

const settings: PushEvent = { type: 'settings', settings: DEFAULT_SETTINGS }
const snapshot = { type: 'snapshot', fleet: { seq: 1 } } as PushEvent

describe('the client over IPC', () => {
  it('carries a call and its outcome', async () => {
    const { client, invoke } = wired(async () => ok('pong'))
    expect(await client.invoke('getFleet', {})).toEqual(ok('pong'))
    expect(invoke).toHaveBeenCalledWith(CALL, 'getFleet', {})
  })

  it('answers disconnected where the carrier fails', async () => {
    const { client } = wired(async () => Promise.reject(new Error('gone')))
    expect(await client.invoke('getFleet', {})).toMatchObject({ ok: false, problem: { code: 'disconnected' } })
  })

  it('tells every listener first that the line is open, then a snapshot, then the rest', () => {
    const { client, push } = wired(async () => ok(null))
    const [first, second] = [listen(client), listen(client)]
    push(settings)
    push(snapshot)
    push(settings)
    const whole = [{ type: 'connection', state: 'open' }, snapshot, settings]
    expect(first.heard).toEqual(whole)
    expect(second.heard).toEqual(whole)
  })

  it('ends the pushes with the last listener', () => {
    const { client, push, invoke } = wired(async () => ok(null))
    const [first, second] = [listen(client), listen(client)]
    first.stop()
    first.stop()
    expect(invoke).not.toHaveBeenCalledWith(PUSH, false)
    second.stop()
    push(snapshot)
    expect(invoke).toHaveBeenLastCalledWith(PUSH, false)
    expect([first.heard, second.heard]).toEqual([[], []])
  })

  it('says that the connection is lost where it is refused', async () => {
    const { client } = wired(async () => problem('forbidden', 'no'))
    const { heard } = listen(client)
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'connection', state: 'lost' }]))
  })
})

function wired(answer: () => Promise<unknown>) {
  let push: (event: PushEvent) => void = () => {}
  const invoke = vi.fn<Wire['invoke']>(answer)
  const client = createBridgeClient({
    invoke,
    onPush: (listener) => {
      push = listener
    },
  })
  return { client, invoke, push: (event: PushEvent) => push(event) }
}

function listen(client: ReturnType<typeof createBridgeClient>) {
  const heard: unknown[] = []
  return { heard, stop: client.subscribe((event) => heard.push(event)) }
}
