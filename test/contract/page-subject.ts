import type { JSHandle } from '@playwright/test'
import type { ConnectionEvent, StationClient } from '../../src/shared/contract/client'
import type { PushEvent } from '../../src/shared/contract/push'
import type { Outcome } from '../../src/shared/outcome'
import { postReport } from '../support/box'
import type { Ear, Subject } from './subject'

interface PageSubject {
  /** The client, in the page that uses it. */
  readonly client: JSHandle<StationClient>
  readonly invokeUnknown: (name: string) => Promise<Outcome<unknown>>
  readonly receiverPort: number
}

/** A client that lives in a page, usable from outside. */
export function subjectInPage({ client, invokeUnknown, receiverPort }: PageSubject): Subject {
  return {
    invoke: (name, input) =>
      client.evaluate((client, [name, input]) => client.invoke(name as never, input as never), [name, input] as const),
    invokeUnknown,
    listen: () => listen(client),
    report: (body) => postReport(receiverPort, body),
  }
}

async function listen(client: JSHandle<StationClient>): Promise<Ear> {
  const ear = await client.evaluateHandle((client) => {
    const heard: (PushEvent | ConnectionEvent)[] = []
    return { heard, stop: client.subscribe((event) => heard.push(event)) }
  })
  return {
    heard: () => ear.evaluate(({ heard }) => heard),
    stop: () => ear.evaluate(({ stop }) => stop()),
  }
}
