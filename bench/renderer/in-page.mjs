// What runs in the page under test, before the page's own scripts. Each function is sent there as text.

/** Notes long tasks and the first complete picture; offers to scroll and to count the frames meanwhile. */
export function watchFrames() {
  /** @type {{ start: number, ms: number }[]} */
  const longTasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  /** When what the last frame was told has been painted. */
  const painted = async () => {
    await frame()
    await new Promise((resolve) => setTimeout(resolve))
    return performance.now()
  }
  const isComplete = () =>
    document.querySelector('[data-place]') !== null &&
    /\d/.test(document.querySelector('.stat-number')?.textContent ?? '')
  const firstPicture = (async () => {
    while (!isComplete()) await frame()
    return painted()
  })()

  /** @param {number} ms */
  const scrollFor = async (ms) => {
    const scroller = [...document.querySelectorAll('main *')].find(
      (element) =>
        element.scrollHeight > element.clientHeight + 50 && /auto|scroll/.test(getComputedStyle(element).overflowY),
    )
    if (!scroller) throw new Error('nothing scrolls')
    let slowest = 0
    let frames = 0
    let step = 20
    const from = performance.now()
    for (let last = from; last - from < ms; frames++) {
      const before = scroller.scrollTop
      scroller.scrollTop += step
      if (frames > 0 && scroller.scrollTop === before) step = -step
      await frame()
      const now = performance.now()
      slowest = Math.max(slowest, now - last)
      last = now
    }
    return { perSecond: Math.round((frames * 1000) / (performance.now() - from)), slowest: Math.round(slowest) }
  }
  Object.assign(globalThis, { longTasks, firstPicture, scrollFor })
}

/**
 * Offers to wait until a report of the probe is drawn.
 * @param {string} name
 */
export function watchProbe(name) {
  const places = () => [...document.querySelectorAll('[data-place]')]
  /** @type {Element | undefined} */
  let box
  /** @param {number} count */
  const shows = (count) => {
    if (!box?.isConnected) box = places().find((place) => place.textContent?.includes(name))
    const told = `probe ${count}`
    return (
      box !== undefined &&
      (box.textContent?.includes(told) || box.querySelector(`[title="${told}"], [data-tip="${told}"]`) !== null)
    )
  }
  /** @param {number} count */
  const drawn = async (count) => {
    for (const until = performance.now() + 5000; !shows(count); ) {
      if (performance.now() > until) return null
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await new Promise((resolve) => setTimeout(resolve))
    return Date.now()
  }
  Object.assign(globalThis, { drawn })
}
