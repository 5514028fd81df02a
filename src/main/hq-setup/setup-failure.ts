/** The setup of headquarters cannot go on; the message is one sentence for the person at the command line. */
export class SetupFailure extends Error {
  override readonly name: string = 'SetupFailure'
}

/** The command line cannot be done as it is written. */
export class WrongUsage extends SetupFailure {
  override readonly name = 'WrongUsage'
}
