import type { GatewayView } from '../../../../shared/contract/views'
import { deviceCount } from '../../../store/facts'
import { useText } from '../../../store/hooks'
import { isProblem, nameOf, standingOf } from '../../../store/standing'
import { Glyph } from '../../../ui/Glyph'
import { Name } from '../../../ui/Name'
import { DeviceMention, useMention } from '../../gateway/DeviceMention'
import { faultWords } from '../../gateway/gateway-words'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { Since } from './Since'
import './tile.css'

/** The looks of what holds a tile. */
export function tileLooks(gateway: GatewayView): string {
  const standing = standingOf(gateway)
  return ['tile', `tone-${standingTone[standing]}`, standing, isProblem(standing) ? 'problem' : '']
    .filter(Boolean)
    .join(' ')
}

/** One box on two lines: who and since when, then where it is or what is wrong. For the eye; who hears it needs a label. */
export function TileBody({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const standing = standingOf(gateway)
  const { devices, down } = deviceCount(gateway)
  const mention = useMention(gateway)
  const about = mention === null ? gateway.addresses[0] : <DeviceMention mention={mention} />
  return (
    <>
      <Glyph shape={standingGlyph[standing]} />
      <span className="tile-name" aria-hidden="true">
        <Name>{nameOf(gateway)}</Name>
      </span>
      <span className="tile-age" aria-hidden="true">
        <Since gateway={gateway} />
      </span>
      <span className="tile-line" aria-hidden="true">
        {standing === 'online' ? (
          <span className="ell">{about}</span>
        ) : (
          <span className="ell">
            <b>{standing === 'abnormal' ? faultWords(gateway, text) : text.standing[standing]}</b>
            {mention !== null && <> · {about}</>}
          </span>
        )}
        {devices !== '' && <span className={down ? 'tile-devices bad' : 'tile-devices'}>{devices}</span>}
      </span>
    </>
  )
}
