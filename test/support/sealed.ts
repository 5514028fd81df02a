import { setTimeout as pause } from 'node:timers/promises'
import { listGenerations } from '../../src/main/storage/extent'

/** Longer than the journals of a day take on a machine that has much else to do. Ms. */
const PATIENCE = 60_000

/** Resolves when all journals but the newest are in their days: who closes a storage does not wait for that. */
export async function sealed(folder: string): Promise<void> {
  const until = Date.now() + PATIENCE
  while ((await listGenerations(folder)).length > 1) {
    if (Date.now() > until) throw new Error(`the journals in ${folder} are not sealed within ${PATIENCE / 1000} s`)
    await pause(10)
  }
}
