import { SilenceBanner } from './features/alerts/SilenceBanner'
import { ToastStack } from './features/alerts/ToastStack'
import { useTitle } from './features/alerts/use-title'
import { useWebNotifications } from './features/alerts/use-web-notifications'
import { EventsScreen } from './features/events/EventsScreen'
import { FleetScreen } from './features/fleet/FleetScreen'
import { useOnWall } from './features/fleet/wall/use-on-wall'
import { useWallKey } from './features/fleet/wall/use-wall-key'
import { WallScreen } from './features/fleet/wall/WallScreen'
import { GatewayPage } from './features/gateway/GatewayPage'
import { Palette } from './features/palette/Palette'
import { ReceiverScreen } from './features/receiver/ReceiverScreen'
import { StationBanner } from './features/receiver/StationBanner'
import { ReportsScreen } from './features/reports/ReportsScreen'
import { SettingsScreen } from './features/settings/SettingsScreen'
import { Corner } from './features/shell/Corner'
import { Crashed } from './features/shell/Crashed'
import { HelpDialog } from './features/shell/HelpDialog'
import { Rail } from './features/shell/Rail'
import { TitleBar } from './features/shell/TitleBar'
import { useAppearance } from './features/shell/use-appearance'
import { useShortcuts } from './features/shell/use-shortcuts'
import { EngineBanner } from './features/sites/EngineBanner'
import './features/shell/shell.css'
import { LanguageProvider, useView } from './store/hooks'
import { useIsHeadquarters, useSitesFirst } from './store/sites'
import { CrashBoundary } from './ui/CrashBoundary'
import { Tooltips } from './ui/Tooltips'

/** The window, or the wall that takes its place. */
export function App() {
  const { language } = useAppearance()
  useShortcuts()
  useWallKey()
  useSitesFirst()
  useTitle(language)
  useWebNotifications(language)
  const paletteOpen = useView((state) => state.paletteOpen)
  const helpOpen = useView((state) => state.helpOpen)
  const onWall = useOnWall()
  return (
    <LanguageProvider value={language}>
      {onWall ? <WallScreen /> : <Window />}
      <Corner />
      {paletteOpen && <Palette />}
      {helpOpen && <HelpDialog />}
      <Tooltips />
    </LanguageProvider>
  )
}

/** Title bar, rail and the screen between them. */
function Window() {
  // Another screen is a new chance after a failure; the page of a box sees to that of another box by itself.
  const place = useView(({ screen, openGateway }) => `${screen} ${openGateway !== null}`)
  return (
    <>
      <div className="shell">
        <TitleBar />
        <Rail />
        <main>
          <StationBanner />
          <EngineBanner />
          <SilenceBanner />
          <CrashBoundary key={place} fallback={<Crashed />}>
            <CurrentScreen />
          </CrashBoundary>
        </main>
      </div>
      <ToastStack />
    </>
  )
}

function CurrentScreen() {
  const screen = useView((state) => state.screen)
  const openGateway = useView((state) => state.openGateway)
  const isHeadquarters = useIsHeadquarters()
  switch (screen) {
    case 'fleet':
      return openGateway === null ? <FleetScreen /> : <GatewayPage id={openGateway} />
    case 'events':
      return <EventsScreen />
    case 'reports':
      return <ReportsScreen />
    case 'receiver':
      // Headquarters has none: what it has in its place stands above its fleet.
      return isHeadquarters ? <FleetScreen /> : <ReceiverScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
