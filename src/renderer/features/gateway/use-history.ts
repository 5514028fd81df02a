import { useCallback, useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { type Millis, minutes } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { useWhenever } from '../../ui/use-whenever'
import { type History, readHistory, withReport } from './history-model'
import { useVisible } from './use-visible'

/** About as many as a chart has columns; what lies between two of them is kept as their reach. */
const POINTS = 480

/** How long reports are appended before the history is read anew, which thins them. */
const READ_AGAIN: Millis = minutes(10)

/** Who leafs through the boxes with J held down asks for the past of the one that he stays at. */
const BEFORE_READING: Millis = 60

/** More than a page holds: a box that is ill this often is ill all the time. */
const MOST_FAULTS = 1000

export interface PastOfBox {
  /** `null` until it is read. */
  readonly history: History | null
  readonly failure: string | null
  readonly retry: () => void
}

/**
 * The past of a box over a range that ends now. It follows the reports as they come, is read again every so often and
 * after a lost connection, and does nothing while the page cannot be seen.
 */
export function useHistory(gateway: GatewayView, range: Millis): PastOfBox {
  const { id } = gateway
  const isVisible = useVisible()
  const isConnected = useStation(({ connection }) => connection === 'open')
  const read = useReadHistory()
  const [history, setHistory] = useState<History | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  // Another range shows nothing of the one before it.
  const [shown, setShown] = useState(range)
  if (shown !== range) {
    setShown(range)
    setHistory(null)
    setFailure(null)
  }

  useWhenever(`${id} ${range} ${isVisible} ${isConnected} ${attempt}`, () => {
    if (!isVisible) return undefined
    let isWanted = true
    const readNow = async () => {
      const past = await read(id, range)
      if (!isWanted) return
      if (typeof past === 'string') return setFailure(past)
      setFailure(null)
      setHistory(past)
    }
    const first = setTimeout(() => void readNow(), BEFORE_READING)
    const again = setInterval(() => void readNow(), READ_AGAIN)
    return () => {
      isWanted = false
      clearTimeout(first)
      clearInterval(again)
    }
  })

  // A history that is read while a report arrives may not have it.
  useWhenever(`${gateway.lastReportAt} ${history?.readUntil} ${isVisible}`, () => {
    if (isVisible) setHistory((known) => (known === null ? null : withReport(known, gateway)))
    return undefined
  })
  return { history, failure, retry }
}

/** Asks for samples, presence and devices, and for the faults in the same time. Answers with a sentence if it fails. */
function useReadHistory() {
  const { station } = useStores()
  const { problem } = useText()
  return useCallback(
    async (id: string, range: Millis): Promise<History | string> => {
      const to = station.clock.now()
      const between = { from: to - range, to }
      const [past, faults] = await Promise.all([
        station.invoke('getHistory', { id, ...between, points: POINTS }),
        station.invoke('getEvents', { gateway: id, kind: 'fault', ...between, limit: MOST_FAULTS }),
      ])
      if (!past.ok) return problem[past.problem.code]
      if (!faults.ok) return problem[faults.problem.code]
      return readHistory(past.value, faults.value.events, to)
    },
    [station, problem],
  )
}
