import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** What stands beside everything else on the page, so that it can be printed alone. */
export const OnPaper = ({ children }: { readonly children: ReactNode }) => createPortal(children, document.body)
