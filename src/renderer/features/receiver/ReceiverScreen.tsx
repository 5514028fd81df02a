import { useReceiver } from '../../store/hooks'
import { ForwardingNote } from './ForwardingNote'
import { LoadingReceiver } from './LoadingReceiver'
import { ReceiverAddresses } from './ReceiverAddresses'
import { ReceiverHead } from './ReceiverHead'
import { RejectedRequests } from './RejectedRequests'
import { SelfTest } from './SelfTest'
import { SendersPanel } from './SendersPanel'
import { UnknownSenders } from './UnknownSenders'
import { useSenders } from './use-senders'
import './receiver.css'

/** Where boxes report to: its state and addresses, who talks to it, and what it refused. */
export function ReceiverScreen() {
  const receiver = useReceiver()
  const senders = useSenders()
  return (
    <>
      <ReceiverHead receiver={receiver} />
      {receiver === undefined ? (
        <LoadingReceiver />
      ) : (
        <div className="page">
          <ForwardingNote />
          <div className="receiver-page">
            <div className="receiver-column">
              <ReceiverAddresses receiver={receiver} />
              <RejectedRequests refused={receiver.rejected} />
              <SendersPanel senders={senders} />
            </div>
            <div className="receiver-column">
              <SelfTest />
              <UnknownSenders senders={senders} />
            </div>
          </div>
        </div>
      )}
    </>
  )
}
