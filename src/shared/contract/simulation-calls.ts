import * as v from 'valibot'
import { call } from './call'

/** As many simulated boxes as one machine plays beside its real work. */
const MOST_SIMULATED = 600

/** What is being simulated. */
export interface SimulationView {
  /** 0 while nothing is. */
  readonly boxes: number
}

/** Of boxes that do not exist. */
export const simulationCalls = {
  /**
   * Shows a station of so many simulated boxes instead of the real one, or with 0 the real one again. The real one goes
   * on receiving, alerting and keeping; what is simulated is kept apart from it and gone afterwards. Names are those of
   * `language`, or of the station's own.
   */
  setSimulation: call<SimulationView>()(
    'POST',
    '/api/simulation',
    v.strictObject({
      boxes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_SIMULATED)),
      language: v.optional(v.picklist(['en', 'zh'])),
    }),
  ),
}
