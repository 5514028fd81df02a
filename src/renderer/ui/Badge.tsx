import './badge.css'

interface Props {
  readonly count: number
  /** The count in words, for those who hear it. */
  readonly label: string
}

/** How many wait, in the corner of its control; nothing for none. */
export const Badge = ({ count, label }: Props) =>
  count === 0 ? null : (
    <>
      <span className="badge" aria-hidden="true">
        {count > 99 ? '99+' : count}
      </span>
      <span className="unseen">{label}</span>
    </>
  )
