/**
 * Prints the page as it is drawn for paper, in light colours whatever the theme.
 * @param onOver when the dialog is closed
 * @returns the way to call it off before it has begun
 */
export function printPage(onOver: () => void): () => void {
  const root = document.documentElement
  const theme = root.dataset['theme']
  root.dataset['theme'] = 'light'
  const over = () => {
    if (theme === undefined) delete root.dataset['theme']
    else root.dataset['theme'] = theme
    window.removeEventListener('afterprint', over)
    onOver()
  }
  window.addEventListener('afterprint', over)
  // What is to be printed has to be drawn first.
  const frame = requestAnimationFrame(() => window.print())
  return () => {
    cancelAnimationFrame(frame)
    window.removeEventListener('afterprint', over)
    if (theme !== undefined) root.dataset['theme'] = theme
  }
}
