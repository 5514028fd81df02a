import { useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { nameOf } from '../../store/standing'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

/** Takes a box out of the fleet, after naming it. */
export function RemoveGateway({ gateway }: { readonly gateway: GatewayView }) {
  const { gateway: say, action, problem } = useText()
  const { station, view } = useStores()
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const remove = async () => {
    const removed = await station.invoke('removeGateway', { id: gateway.id })
    if (removed.ok) view.closeGateway()
    else setFailure(problem[removed.problem.code])
  }
  return (
    <div>
      <Button kind="danger" size="small" icon="trash" onClick={() => setAsking(true)}>
        {say.remove}
      </Button>
      {asking && (
        <Dialog label={say.removeTitle(nameOf(gateway))} className="dialog" onClose={() => setAsking(false)}>
          <h2>{say.removeTitle(nameOf(gateway))}</h2>
          <p>{failure ?? say.removeEffect}</p>
          <footer>
            <Button onClick={() => setAsking(false)}>{action.cancel}</Button>
            <Button kind="primary" onClick={remove}>
              {say.removeConfirm}
            </Button>
          </footer>
        </Dialog>
      )}
    </div>
  )
}
