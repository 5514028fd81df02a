import type { Section } from '../section'
import { number } from './number'

/** What a sensor without a reading answers, such as -274 or 65535, lies outside. */
const COLDEST = -100
const HOTTEST = 200

/** A temperature in °C. */
export const temperature = (section: Section, key: string): number | null => number(section, key, COLDEST, HOTTEST)
