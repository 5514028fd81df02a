import type { ComponentProps } from 'react'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'

type Props = Omit<ComponentProps<typeof CopyButton>, 'doneLabel' | 'onFailed'>

/** Copies, and says whether it did: at its own place, or in the corner why not. */
export function CopyText(props: Props) {
  const { action, boxActions } = useText()
  const { notices } = useStores()
  return <CopyButton {...props} doneLabel={action.copied} onFailed={() => notices.fail(boxActions.copyFailed)} />
}
