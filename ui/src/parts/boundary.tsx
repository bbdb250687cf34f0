import { Component, type ReactNode } from 'react'
import { Failure } from './failure.tsx'

interface Props {
  readonly children: ReactNode
}

/** Keeps the rest of the application alive when a page breaks. */
export class Boundary extends Component<Props, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return <Failure error={this.state.error} retry={() => this.setState({ error: undefined })} />
  }
}
