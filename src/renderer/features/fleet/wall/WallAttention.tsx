import { useRef } from 'react'
import type { GatewayView } from '../../../../shared/contract/views'
import { useGateway, useStepOfTime, useText } from '../../../store/hooks'
import { nameOf, standingOf } from '../../../store/standing'
import { Glyph } from '../../../ui/Glyph'
import { Name } from '../../../ui/Name'
import { useSize } from '../../../ui/use-size'
import { faultWords } from '../../gateway/gateway-words'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import { Since } from '../compact/Since'
import { attentionPage, PAGE_TIME } from './attention-page'
import './wall-attention.css'

interface Props {
  /** The boxes that somebody should look at, the most urgent first. */
  readonly ids: readonly string[]
  /** How high one of them stands, in px. */
  readonly rowHeight: number
}

/** What to do something about; page after page where it is more than fits. */
export function WallAttention({ ids, rowHeight }: Props) {
  const { wall } = useText()
  const list = useRef<HTMLUListElement>(null)
  const size = useSize(list)
  const places = size === null ? 0 : Math.max(2, Math.floor(size.height / rowHeight))
  const { first, end, others } = attentionPage(ids.length, places, useStepOfTime(PAGE_TIME))
  return (
    <aside className="wall-attention">
      <h2>{ids.length === 0 ? wall.nothing : wall.attention(ids.length)}</h2>
      <ul ref={list}>
        {places > 0 && ids.slice(first, end).map((id) => <Item key={id} id={id} />)}
        {places > 0 && others > 0 && <li className="wall-more">{wall.more(others)}</li>}
      </ul>
    </aside>
  )
}

function Item({ id }: { readonly id: string }) {
  const gateway = useGateway(id)
  if (gateway === undefined) return null
  const standing = standingOf(gateway)
  return (
    <li className={`wall-item tone-${standingTone[standing]}`} data-gateway={id}>
      <Glyph shape={standingGlyph[standing]} />
      <Name className="wall-name">{nameOf(gateway)}</Name>
      <span className="wall-what ell">
        <What gateway={gateway} />
      </span>
      <span className="wall-since">
        <Since gateway={gateway} />
      </span>
    </li>
  )
}

/** What is wrong, and where, unless the name says it already. */
function What({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const standing = standingOf(gateway)
  const { group } = gateway
  const what = standing === 'abnormal' ? faultWords(gateway, text) : text.standing[standing]
  return group === null || nameOf(gateway).includes(group) ? what : `${what} · ${group}`
}
