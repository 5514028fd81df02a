import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'

/**
 * Only a site changes what is its own. `isStation`: whether boxes may be renamed, muted and the like from here.
 * `atStation` does what a key asked for, or says at headquarters where it is done.
 */
export function useAtStation() {
  const { notices } = useStores()
  const { problem } = useText()
  const isStation = !useIsHeadquarters()
  const atStation = (act: () => void): void => (isStation ? act() : notices.fail(problem['only-at-site']))
  return { isStation, atStation }
}
