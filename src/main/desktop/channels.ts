/** `invoke(CALL, name, input)` → `Outcome`: every call of the contract. */
export const CALL = 'fogwatch:call'

/** `invoke(PUSH, wanted)` → `Outcome` starts or ends the pushes to the asking window, which arrive on the same channel. */
export const PUSH = 'fogwatch:push'
