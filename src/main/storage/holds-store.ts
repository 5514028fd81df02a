import { namesIn } from './day-files'

/**
 * Whether a station has ever kept anything in this folder: of one that was named by mistake nobody says that all is well,
 * and nothing is put into it.
 */
export const holdsStore = async (folder: string): Promise<boolean> =>
  (await namesIn(folder)).some((name) => name === 'history' || name.endsWith('.db'))
