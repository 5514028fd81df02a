/** The sign of the program: four boxes, one of them not heard. */
export const Mark = () => (
  <svg className="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <rect x="1" y="1" width="18" height="18" rx="5" fill="var(--ink)" />
    <circle cx="6.5" cy="6.5" r="1.8" fill="var(--on-ink)" />
    <circle cx="13.5" cy="6.5" r="1.8" fill="var(--on-ink)" />
    <circle cx="6.5" cy="13.5" r="1.8" fill="var(--on-ink)" />
    <circle cx="13.5" cy="13.5" r="1.8" fill="none" stroke="var(--on-ink)" strokeWidth="1.2" />
  </svg>
)
