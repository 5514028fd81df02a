/** An IPv4 address or netmask as a number of 32 bits; -1 for anything else (and for the broadcast address, nobody's own). */
export function ipv4Number(address: string): number {
  const parts = address.split('.')
  if (parts.length !== 4) return -1
  let number = 0
  for (const part of parts) {
    const byte = Number(part)
    if (part === '' || !Number.isInteger(byte) || byte < 0 || byte > 255) return -1
    number = (number << 8) | byte
  }
  return number
}

/** A host as it stands in a URL: IPv6 in brackets. */
export const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** Whether an address never leaves the machine. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1'
