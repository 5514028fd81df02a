import { openTestFolder } from '../../scripts/run-folder.mjs'

/** What tests keep for a while lies in one folder, which is looked through and removed when all are done. */
export default openTestFolder
