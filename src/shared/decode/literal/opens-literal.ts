const OPENING = /^\s*[[{("']/

/** Whether a text begins as an object, a list, a tuple or a string does. */
export const opensLiteral = (text: string): boolean => text.startsWith('{') || OPENING.test(text)
