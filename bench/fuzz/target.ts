import type { Chance } from '../soak/chance'

/** Something to be thrown at. A case is a list of parts, so that one that finds something can be made smaller. */
export interface Target<Part> {
  readonly name: string
  make(chance: Chance): readonly Part[]
  /** @returns what is wrong, in a sentence; `null` if nothing is */
  run(parts: readonly Part[]): Promise<string | null>
  close(): Promise<void>
}

export interface Find {
  readonly target: string
  readonly seed: string
  readonly what: string
  readonly parts: readonly unknown[]
}

/** Real ms that one case may take. */
const LONGEST = 20_000

/** One case from its seed; a find has been made as small as leaving parts out makes it. */
export async function tryOne<Part>(target: Target<Part>, parts: readonly Part[], seed: string): Promise<Find | null> {
  const what = await runSafely(target, parts)
  if (what === null) return null
  let least = parts
  for (let index = 0; index < least.length && least.length > 1; ) {
    const fewer = least.filter((_, at) => at !== index)
    if ((await runSafely(target, fewer)) === null) index++
    else least = fewer
  }
  return { target: target.name, seed, what: (await runSafely(target, least)) ?? what, parts: least }
}

async function runSafely<Part>(target: Target<Part>, parts: readonly Part[]): Promise<string | null> {
  const before = prototypeKeys()
  let timer: NodeJS.Timeout | undefined
  const hangs = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`it takes longer than ${LONGEST} ms`), LONGEST)
  })
  try {
    const wrong = await Promise.race([target.run(parts), hangs])
    return wrong ?? (prototypeKeys() === before ? null : 'a prototype was touched')
  } catch (error) {
    return `it throws ${error instanceof Error ? error.stack : String(error)}`
  } finally {
    clearTimeout(timer)
  }
}

const prototypeKeys = (): string =>
  [Object.prototype, Array.prototype, String.prototype, Function.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).length)
    .join()
