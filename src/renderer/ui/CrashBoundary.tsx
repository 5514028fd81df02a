import { Component, type ReactNode } from 'react'

interface Props {
  /** Shown instead of what failed. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

/** Keeps what failed from taking everything else with it. React tells the console why. */
export class CrashBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError = () => ({ failed: true })

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
