import { useEffect } from 'react'

/** Cloudscape gives the toolbar of narrow windows an attribute that ARIA does not allow for navigation. */
export function useMendedToolbar(): void {
  useEffect(() => {
    const mend = () => {
      for (const toolbar of document.querySelectorAll('nav[aria-orientation]'))
        toolbar.removeAttribute('aria-orientation')
    }
    const observer = new MutationObserver(mend)
    observer.observe(document.body, { childList: true, subtree: true })
    mend()
    return () => observer.disconnect()
  }, [])
}
