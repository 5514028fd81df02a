import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { KEYBOARD, type KeyLine } from './keyboard-map'
import './help.css'

/** Every key and what it does here. */
export function HelpDialog() {
  const { help } = useText()
  const { view } = useStores()
  const isHeadquarters = useIsHeadquarters()
  const isOffered = ({ atStation }: KeyLine) => !(isHeadquarters && atStation)
  const close = () => view.showHelp(false)
  return (
    <Dialog label={help.title} className="help" onClose={close}>
      <header>
        <h2>{help.title}</h2>
        <Button kind="quiet" size="small" icon="close" aria-label={help.close} data-tip={help.close} onClick={close} />
      </header>
      <div className="help-groups">
        {KEYBOARD.map(({ group, lines }) => (
          <section key={group}>
            <h3>{help.groups[group]}</h3>
            <dl>
              {lines.filter(isOffered).map((line) => (
                <Line key={line.command} line={line} says={help.keys[line.command]} click={help.click} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

interface LineProps {
  readonly line: KeyLine
  readonly says: string
  /** What is written on keys is the same everywhere; a click is on none. */
  readonly click: string
}

const Line = ({ line, says, click }: LineProps) => (
  <div>
    <dt>{says}</dt>
    <dd>
      {(line.shown ?? line.keys).map((keys) => (
        <kbd key={keys} className="kbd">
          {keys.replace('click', click)}
        </kbd>
      ))}
    </dd>
  </div>
)
