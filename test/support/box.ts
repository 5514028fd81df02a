import { readFileSync } from 'node:fs'

const D1 = JSON.parse(
  readFileSync(new URL('../fixtures/reports/d1-fog-status.json', import.meta.url), 'utf8'),
) as object

/** A report as the commonest box sends it, with the serial number of the box. */
export const sampleReport = (sn: string): object => ({ ...D1, gateway_sn: sn })

/** Reports as a box does. Returns the status of the answer. */
export async function postReport(port: number, body: object): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/SophonFogStatus`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await response.arrayBuffer()
  return response.status
}
