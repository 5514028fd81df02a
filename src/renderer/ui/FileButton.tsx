import { type ChangeEvent, type ReactNode, useRef } from 'react'
import { Button } from './Button'

interface Props {
  /** What the file is, for who does not see where the button stands. */
  readonly label: string
  /** As an input of files has it, e.g. `.json,application/json`. */
  readonly accept: string
  readonly onText: (text: string) => void
  readonly children: ReactNode
}

/** A small button that has a file chosen, and reads it. */
export function FileButton({ label, accept, onText, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    // One that cannot be read is told like one that holds nothing of use.
    const text = await file?.text().catch(() => '')
    // The same file may be chosen again, after it was mended.
    if (input.current !== null) input.current.value = ''
    if (text !== undefined) onText(text)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="unseen"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => void read(event)}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  )
}
