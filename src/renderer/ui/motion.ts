/** Whether the user wants nothing to move. */
const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Lets an element glide from `x`, `y` px beside its place to its place, over what is around it. */
export function glideFrom(element: Element, x: number, y: number): void {
  if (isStill()) return
  const frames = [
    { transform: `translate(${x}px, ${y}px)`, zIndex: 1 },
    { transform: 'none', zIndex: 1 },
  ]
  element.animate(frames, { duration: 280, easing: 'cubic-bezier(0.2, 0, 0, 1)' })
}

/** One pulse of the edge, in the colour of the state that the element has now. */
export function pulse(element: Element): void {
  if (isStill()) return
  const colour = getComputedStyle(element).getPropertyValue('--solid')
  // An outline, because the focus is a shadow, and stays to be seen.
  const frames = [
    { outline: `0 solid ${colour}` },
    { outline: `3px solid ${colour}`, offset: 0.25 },
    { outline: '3px solid transparent' },
  ]
  element.animate(frames, { duration: 1200, easing: 'cubic-bezier(0.2, 0, 0, 1)' })
}
