import { type ReactNode, useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import { Setting } from './Setting'
import type { SaveSettings } from './use-save-settings'

interface Props {
  readonly name: string
  readonly effect: string
  readonly save: SaveSettings
  readonly control: (choose: (part: Input<'changeSettings'>) => void) => ReactNode
}

/** A setting that can only be chosen, never mistyped; what the station says against it stands beneath. */
export function Choice({ name, effect, save, control }: Props) {
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <Setting name={name} effect={effect} wrong={wrong}>
      {control(async (part) => setWrong(await save(part)))}
    </Setting>
  )
}
