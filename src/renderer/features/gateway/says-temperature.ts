import type { GatewayView, Trend } from '../../../shared/contract/views'

/** Whether a box has a word for its temperature: some have none. One that was only left out of a report it still says. */
export const saysTemperature = ({ temperature }: GatewayView['metrics'], trend: Pick<Trend, 'temperature'>): boolean =>
  temperature !== null || trend.temperature.some((value) => value !== null)
