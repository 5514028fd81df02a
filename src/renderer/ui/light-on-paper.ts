/**
 * Has whatever is printed from now on drawn in light colours, while the screen keeps its theme.
 * @returns the way to end that
 */
export function lightOnPaper(): () => void {
  const root = document.documentElement
  let onScreen: string | undefined
  const toLight = () => {
    onScreen = root.dataset['theme']
    root.dataset['theme'] = 'light'
  }
  const back = () => {
    if (onScreen !== undefined) root.dataset['theme'] = onScreen
    onScreen = undefined
  }
  window.addEventListener('beforeprint', toLight)
  window.addEventListener('afterprint', back)
  return () => {
    window.removeEventListener('beforeprint', toLight)
    window.removeEventListener('afterprint', back)
    back()
  }
}
