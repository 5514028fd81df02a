import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { SECTION_ICONS, SECTIONS, type SectionId } from './sections'

interface Props {
  readonly current: SectionId
  readonly onChoose: (id: SectionId) => void
}

/** The sections as a list beside them. */
export function SettingsNav({ current, onChoose }: Props) {
  const { settings: say } = useText()
  return (
    <nav className="settings-nav" aria-label={say.title}>
      {SECTIONS.map((id) => (
        <button key={id} type="button" aria-current={id === current ? 'true' : undefined} onClick={() => onChoose(id)}>
          <Icon name={SECTION_ICONS[id]} small />
          {say.sections[id]}
        </button>
      ))}
    </nav>
  )
}
