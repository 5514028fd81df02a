/** A name for one more scheduled export. `randomUUID` is not had by pages that another computer served over plain HTTP. */
export const newScheduleId = (): string =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16).padStart(8, '0')).join('')
