import { createSimulator, type Simulator } from '../../src/main/simulator/simulator'
import { CALM } from '../../src/main/simulator/world/rates'

/** Boxes to which nothing happens but what is asked for. @param period in ms */
export const calmFleet = (url: string, boxes: number, devices: number, period: number): Simulator =>
  createSimulator({ url, boxes, devices: { min: devices, max: devices }, period, rates: CALM })
