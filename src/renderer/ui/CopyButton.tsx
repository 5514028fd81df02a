import { useEffect, useState } from 'react'
import { Button } from './Button'
import { copyText } from './copy-text'
import { Icon } from './Icon'

interface Props {
  readonly text: string
  readonly label: string
  readonly doneLabel: string
  /** The browser did not allow it. */
  readonly onFailed: () => void
  /** An icon alone, or a button with its label. */
  readonly look?: 'icon' | 'small' | 'primary' | 'quiet'
}

const SHOWN_MS = 1600

/** Copies, and says for a moment that it did. */
export function CopyButton({ text, label, doneLabel, onFailed, look = 'icon' }: Props) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    const copied = await copyText(text)
    setDone(copied)
    if (!copied) onFailed()
  }
  const icon = done ? 'check' : 'copy'
  const said = done ? doneLabel : label
  if (look === 'icon') {
    return (
      <button type="button" className="copy" aria-label={said} data-tip={said} onClick={copy}>
        <Icon name={icon} small />
      </button>
    )
  }
  const kind = look === 'primary' ? 'primary' : look === 'quiet' ? 'quiet' : 'plain'
  return (
    <Button kind={kind} size={look === 'primary' ? 'tall' : 'small'} icon={icon} onClick={copy}>
      {said}
    </Button>
  )
}
