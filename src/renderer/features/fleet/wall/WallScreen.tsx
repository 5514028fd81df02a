import { useEffect, useLayoutEffect, useRef } from 'react'
import { seconds } from '../../../../shared/time/millis'
import { useText } from '../../../store/hooks'
import { useScope } from '../../../store/scope'
import { useFleetLook } from '../../../store/use-fleet'
import { isOnlyWall } from '../../../store/visitor'
import { CrashBoundary } from '../../../ui/CrashBoundary'
import { useFullScreen } from '../../../ui/use-full-screen'
import { useIdlePointer } from '../../../ui/use-idle-pointer'
import { useMenuOf } from '../../../ui/use-menu-of'
import { useSize } from '../../../ui/use-size'
import { SilenceBanner } from '../../alerts/SilenceBanner'
import { useSound } from '../../alerts/use-sound'
import { StationBanner } from '../../receiver/StationBanner'
import { EngineBanner } from '../../sites/EngineBanner'
import { useWholeFleet } from './use-whole-fleet'
import { WallAttention } from './WallAttention'
import { WallBoxMenu } from './WallBoxMenu'
import { WallFoot } from './WallFoot'
import { WallHead } from './WallHead'
import { WallOverview } from './WallOverview'
import { WallSites } from './WallSites'
import './wall.css'

const CURSOR_STAYS = seconds(3)

/** The whole fleet on a screen that nobody touches: no controls, and it looks after itself. */
export function WallScreen() {
  return (
    <CrashBoundary fallback={<Again />}>
      <Wall />
    </CrashBoundary>
  )
}

function Wall() {
  const { wall } = useText()
  const { look, change } = useFleetLook()
  const leave = () => {
    if (!isOnlyWall()) change({ density: look.besideWall })
  }
  const element = useRef<HTMLElement>(null)
  const idle = useIdlePointer(CURSOR_STAYS)
  const { sections, ids } = useWholeFleet()
  const isScoped = useScope() !== null
  const size = useSize(element)
  const menu = useMenuOf('gateway', 'card-menu')
  useSound()
  useFullScreen(leave)
  useEscape(leave)
  return (
    <main
      ref={element}
      className={idle && !menu.open ? 'wall idle' : 'wall'}
      aria-label={wall.label}
      onContextMenu={menu.handlers.onContextMenu}
    >
      <h1 className="unseen">{wall.label}</h1>
      <WallHead />
      <div className="wall-trouble">
        <StationBanner />
        <EngineBanner />
        <SilenceBanner />
      </div>
      <WallAttention ids={sections.find(({ kind }) => kind === 'attention')?.members ?? NONE} rowHeight={rowOf(size)} />
      {isScoped ? (
        <WallOverview />
      ) : (
        <WallSites sections={sections.filter(({ kind }) => kind !== 'attention')} ids={ids} />
      )}
      <WallFoot />
      {menu.open && <WallBoxMenu {...menu.open} onClose={menu.close} />}
    </main>
  )
}

const NONE: readonly string[] = []

/** As `--wall-row` in wall.css. */
const rowOf = (size: { readonly width: number } | null): number => Math.max(44, (69 * (size?.width ?? 0)) / 1920)

function useEscape(leave: () => void): void {
  useLayoutEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && document.querySelector('dialog[open]') === null) leave()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}

/** After a failure nobody is there to press a button. */
function Again() {
  const { wall } = useText()
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), seconds(10))
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="wall-again" role="alert">
      {wall.reloading}
    </p>
  )
}
