import { EventsScreen } from './features/events/EventsScreen'
import { FleetScreen } from './features/fleet/FleetScreen'
import { GatewayPage } from './features/gateway/GatewayPage'
import { Palette } from './features/palette/Palette'
import { ReceiverScreen } from './features/receiver/ReceiverScreen'
import { StationBanner } from './features/receiver/StationBanner'
import { SettingsScreen } from './features/settings/SettingsScreen'
import { Rail } from './features/shell/Rail'
import { TitleBar } from './features/shell/TitleBar'
import { useAppearance } from './features/shell/use-appearance'
import { useShortcuts } from './features/shell/use-shortcuts'
import './features/shell/shell.css'
import { LanguageProvider, useView } from './store/hooks'

/** The window: title bar, rail and the screen between them. */
export function App() {
  const { language } = useAppearance()
  useShortcuts()
  const paletteOpen = useView((state) => state.paletteOpen)
  return (
    <LanguageProvider value={language}>
      <div className="shell">
        <TitleBar />
        <Rail />
        <main>
          <StationBanner />
          <CurrentScreen />
        </main>
      </div>
      {paletteOpen && <Palette />}
    </LanguageProvider>
  )
}

function CurrentScreen() {
  const screen = useView((state) => state.screen)
  const openGateway = useView((state) => state.openGateway)
  switch (screen) {
    case 'fleet':
      return openGateway === null ? <FleetScreen /> : <GatewayPage key={openGateway} id={openGateway} />
    case 'events':
      return <EventsScreen />
    case 'receiver':
      return <ReceiverScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
