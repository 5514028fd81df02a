// @ts-check

/** In the page: counts what is pushed to it. */
export function countPatches() {
  const counted = { frames: 0, bytes: 0 }
  Reflect.set(globalThis, 'counted', counted)
  const Source = globalThis.EventSource
  globalThis.EventSource = class extends Source {
    /** @param {string | URL} url */
    constructor(url) {
      super(url)
      this.addEventListener('patch', (event) => {
        counted.frames++
        counted.bytes += event.data.length
      })
    }
  }
}
