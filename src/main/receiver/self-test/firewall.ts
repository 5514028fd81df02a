import { type AskSystem, askSystem, windowsProgram } from './ask-system'

/** Whether the firewall of this computer is on; `null` where that cannot be known. */
export async function isFirewallOn(
  platform: NodeJS.Platform = process.platform,
  ask: AskSystem = askSystem,
): Promise<boolean | null> {
  if (platform !== 'win32') return null
  return firewallInRegistry(
    (await ask(windowsProgram('reg.exe'), ['query', PROFILES, '/s', '/v', 'EnableFirewall'])) ?? '',
  )
}

/** The profiles' switches, which netsh words in the language of the system. */
const PROFILES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy'

/** `    EnableFirewall    REG_DWORD    0x1`, once a profile. */
export function firewallInRegistry(printed: string): boolean | null {
  const switches = [...printed.matchAll(/EnableFirewall\s+REG_DWORD\s+0x(\d)/g)].map(([, on]) => on === '1')
  return switches.length === 0 ? null : switches.includes(true)
}
