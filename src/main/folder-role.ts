import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFailure } from './failures'
import type { Stored } from './ports'

/** What headquarters writes first; named here again, because a station loads no line of headquarters. */
const NAME_OF_PROCESS = join('sites', 'process.id')

/**
 * Two kinds of process keep a folder: what one of them makes of the folder of the other is neither. Boxes are kept by
 * stations alone, sites by headquarters alone; who finds both goes by the boxes, which are nowhere else.
 * @throws StartFailure if the folder is of the other role
 */
export async function assertFolderOf(
  role: 'station' | 'headquarters',
  folder: string,
  { gateways }: Pick<Stored, 'gateways'>,
): Promise<void> {
  const isOfStation = gateways.length > 0
  if (isOfStation === (role === 'station')) return
  if (!isOfStation && !(await isThere(join(folder, NAME_OF_PROCESS)))) return
  const whose = isOfStation ? 'a station' : 'a headquarters'
  throw new StartFailure(`the data folder ${folder} is that of ${whose}; choose another with --data`)
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
