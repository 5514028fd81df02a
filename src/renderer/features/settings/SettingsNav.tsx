import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { SECTION_ICONS, type SectionId } from './sections'

interface Props {
  readonly current: SectionId
  /** Those that there are. */
  readonly sections: readonly SectionId[]
  readonly onChoose: (id: SectionId) => void
}

/** The sections as a list beside them. */
export function SettingsNav({ current, sections, onChoose }: Props) {
  const { settings: say } = useText()
  return (
    <nav className="settings-nav" aria-label={say.title}>
      {sections.map((id) => (
        <button key={id} type="button" aria-current={id === current ? 'true' : undefined} onClick={() => onChoose(id)}>
          <Icon name={SECTION_ICONS[id]} small />
          {say.sections[id]}
        </button>
      ))}
    </nav>
  )
}
