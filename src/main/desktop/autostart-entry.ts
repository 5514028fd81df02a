/** The file by which desktops of Linux start a program at login (freedesktop.org, Desktop Entry Specification). */
export function autostartEntry(command: readonly string[]): string {
  const lines = ['Type=Application', 'Name=Fogwatch', 'Name[zh_CN]=雾哨', `Exec=${command.map(quoted).join(' ')}`]
  return `[Desktop Entry]\n${[...lines, 'Terminal=false', 'X-GNOME-Autostart-enabled=true'].join('\n')}\n`
}

/** Arguments stand in quotes in which four characters are escaped; the value as a whole escapes backslashes once more. */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${inQuotes}"`.replaceAll('\\', '\\\\')
}
