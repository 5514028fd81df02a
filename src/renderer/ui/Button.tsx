import type { ButtonHTMLAttributes, Ref } from 'react'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly size?: 'small' | 'normal' | 'tall'
  readonly icon?: IconName
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a verb on it, and perhaps an icon before. */
export function Button({ kind = 'plain', size = 'normal', icon, className = '', children, ...rest }: Props) {
  const iconOnly = children === undefined ? 'icon-only' : ''
  const looks = kind === 'danger' ? 'quiet danger' : kind
  return (
    <button type="button" className={['btn', looks, size, iconOnly, className].filter(Boolean).join(' ')} {...rest}>
      {icon && <Icon name={icon} small={size !== 'normal' || !iconOnly} />}
      {children}
    </button>
  )
}
