import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'

/** Stands in for what failed. */
export function Crashed() {
  const { shell } = useText()
  return (
    <div className="empty" role="alert">
      <p className="what">{shell.crashed}</p>
      <Button onClick={() => location.reload()}>{shell.reload}</Button>
    </div>
  )
}
