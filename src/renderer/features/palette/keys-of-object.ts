/** The keys of an object by their own names. */
export const keysOfObject = <T extends object>(object: T) => Object.keys(object) as (keyof T)[]
