/** The station cannot start; the message is one sentence for the person who started it. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
}

/** The disk refused; the message is one sentence. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure'

  /** @param isFull whether it was for want of room */
  constructor(
    message: string,
    readonly isFull = false,
  ) {
    super(message)
  }
}
