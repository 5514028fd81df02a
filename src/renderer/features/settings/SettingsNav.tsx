import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { SECTION_ICONS, SECTIONS, type SectionId, sectionElement } from './sections'

/** The sections as a list beside them. */
export function SettingsNav({ current }: { readonly current: SectionId }) {
  const { settings: say } = useText()
  return (
    <nav className="settings-nav" aria-label={say.title}>
      {SECTIONS.map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === current ? 'true' : undefined}
          onClick={() => sectionElement(id)?.scrollIntoView({ block: 'start' })}
        >
          <Icon name={SECTION_ICONS[id]} small />
          {say.sections[id]}
        </button>
      ))}
    </nav>
  )
}
