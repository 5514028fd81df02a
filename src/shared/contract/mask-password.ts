/** A device's URL without the password that cameras carry in theirs, e.g. `rtsp://admin:…@192.168.1.101/main`. */
export const maskPassword = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#@:]*):[^/?#]*@/i, '$1:…@')
