/** In UTF-16 units as typed: whoever sends more is not typing, and is not worth the work of a hash. */
export const LONGEST_PASSWORD = 1024

/** In characters. */
export const SHORTEST_PASSWORD = 8

export type PasswordFault = 'too-short' | 'too-long'

/**
 * The password that is meant by what was typed: keyboards and systems write the same characters as different code
 * points (é, full-width digits, hangul), and who moves to another computer must not be locked out by that.
 */
export const meantPassword = (typed: string): string => typed.normalize('NFKC')

/** Why nobody may choose this password; `null` if they may. */
export function faultOfPassword(typed: string): PasswordFault | null {
  if (typed.length > LONGEST_PASSWORD) return 'too-long'
  return [...meantPassword(typed)].length < SHORTEST_PASSWORD ? 'too-short' : null
}
