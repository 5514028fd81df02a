import { useText } from '../../store/hooks'
import { useLate } from '../../ui/use-late'
import './loading.css'

const CARDS = Array.from({ length: 12 }, (_, place) => place)
const METERS = ['cpu', 'memory', 'disk', 'temperature']

/** The outline of the fleet while nothing is known yet. */
export function LoadingCards() {
  const { fleet } = useText()
  if (!useLate()) return null
  return (
    <div aria-busy="true">
      <div className="day-head">
        <h2>{fleet.loading}</h2>
      </div>
      <div className="loading-cards" aria-hidden="true">
        {CARDS.map((place) => (
          <div key={place} className="card">
            <div className="card-head">
              <i className="skeleton disc" />
              <div>
                <i className="skeleton name" />
                <i className="skeleton line" />
              </div>
              <i className="skeleton age" />
            </div>
            <div className="card-meters">
              {METERS.map((meter) => (
                <div key={meter}>
                  <i className="skeleton label" />
                  <i className="skeleton figure" />
                </div>
              ))}
            </div>
            <div className="card-devices">
              <i className="skeleton dots-line" />
            </div>
            <div className="card-day">
              <i className="skeleton day" />
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
