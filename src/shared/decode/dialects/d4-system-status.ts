import type { Section } from '../section'
import { readDetailedGateway } from './detailed-gateway'
import type { Contents } from './dialect'

/** D4, system status (V5R7): the gateway alone; D5 speaks of its devices. Source: box-protocol.md, "Dialects". */
export function readSystemStatus(report: Section): Contents {
  return { gateway: readDetailedGateway(report), devices: null }
}
