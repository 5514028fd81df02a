import { ICON_PATHS, type IconName } from './icon-paths'
import './icon.css'

/** A line icon on a 16 px grid, in the colour of the text around it. Decoration: its control carries the label. */
export const Icon = ({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) => (
  <svg className={small ? 'icon small' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
    <path d={ICON_PATHS[name]} />
  </svg>
)
