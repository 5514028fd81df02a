import type { ReactNode } from 'react'

interface SectionProps {
  /** By which the list of sections leads to it. */
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

export const Section = ({ id, title, children }: SectionProps) => (
  <section className="settings-section" id={`settings-${id}`}>
    <h2>{title}</h2>
    <div className="panel">{children}</div>
  </section>
)

interface Props {
  readonly name: string
  readonly effect: ReactNode
  /** Whether the control is as wide as the setting and stands beneath its words. */
  readonly wide?: boolean
  /** What is wrong with the choice, where its control has no room to say so. */
  readonly wrong?: string | null
  readonly children?: ReactNode
}

/** One thing to choose: its name, what it does, and its control. */
export const Setting = ({ name, effect, wide = false, wrong = null, children }: Props) => (
  <div className={wide ? 'setting wide' : 'setting'}>
    <div className="grow">
      <p className="medium">{name}</p>
      {effect !== '' && <p className="setting-effect">{effect}</p>}
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </div>
    {children}
  </div>
)
