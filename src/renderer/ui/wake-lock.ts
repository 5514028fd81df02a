/** Whether the screen is kept from switching off; `impossible` where the page may not ask for it. */
export type Wakefulness = 'asking' | 'awake' | 'impossible'

/** What is used of the browser. */
export interface Screen {
  /** Absent on pages that are served over plain HTTP from another machine. */
  readonly wakeLock?: { request(type: 'screen'): Promise<WakeLockSentinel> } | undefined
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>
}

/**
 * Keeps the screen on until the returned function is called. The system takes the lock back whenever the page is
 * hidden, so it is asked for again when it is seen again.
 */
export function keepAwake({ wakeLock, document }: Screen, tell: (wakefulness: Wakefulness) => void): () => void {
  if (wakeLock === undefined) {
    tell('impossible')
    return () => {}
  }
  let ended = false
  let held: WakeLockSentinel | null = null
  const ask = async () => {
    if (ended || document.visibilityState !== 'visible' || held?.released === false) return
    try {
      held = await wakeLock.request('screen')
      if (ended) void held.release()
      else tell('awake')
    } catch {
      if (!ended) tell('impossible')
    }
  }
  const onVisible = () => void ask()
  document.addEventListener('visibilitychange', onVisible)
  void ask()
  return () => {
    ended = true
    document.removeEventListener('visibilitychange', onVisible)
    void held?.release()
  }
}
