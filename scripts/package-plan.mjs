// @ts-check

/** Whoever asks for one of these names the systems and shapes to build by himself. */
const CHOSEN = /^(-[mwl]+|--(mac|macos|win|windows|linux)|--(x64|arm64|universal|ia32|armv7l))$/

/**
 * @typedef {object} PackageOptions
 * @property {readonly string[]} args as given to `npm run package --`
 * @property {string | undefined} electronDist the folder of Electron's executable for this machine, if it is there
 */

/**
 * The arguments that electron-builder is run with: nothing is ever published by itself, and the unpacked app of this
 * machine takes the Electron that is here already.
 * @param {PackageOptions} options
 * @returns {readonly string[]}
 */
export function builderArguments({ args, electronDist }) {
  const isForHere = args.includes('--dir') && !args.some((arg) => CHOSEN.test(arg))
  const local = isForHere && electronDist !== undefined ? [`-c.electronDist=${electronDist}`] : []
  return [...args, '--config', 'packaging/electron-builder.config.mjs', '--publish', 'never', ...local]
}

/** What a line of electron-builder looks like that could not fetch something. */
const NOT_FETCHED =
  /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|HTTPError|Response code \d+)\b/
const BUILDING = /building\s+target=(\S+)/g

/**
 * Why electron-builder could not finish, where that is because something could not be fetched: its own words name a host
 * and no remedy.
 * @param {string} output everything it wrote
 * @returns {string | undefined} sentences for whoever called; `undefined` where its own words have to do
 */
export function explainStop(output) {
  const complaint = NOT_FETCHED.exec(output)
  if (complaint === null) return undefined
  const target = [...output.slice(0, complaint.index).matchAll(BUILDING)].at(-1)?.[1]
  const what = target === undefined ? "Electron's executable" : `the tool that makes ${target} files`
  return [
    `This cannot be finished here: ${what} could not be fetched (${complaint[0]}).`,
    'Nothing is wrong with the app or its configuration, as far as they were needed until then.',
    target === undefined
      ? 'Run it where github.com can be reached, or name a mirror in ELECTRON_MIRROR; the release workflow does so on all three systems.'
      : 'Run it where github.com can be reached, or name a mirror in ELECTRON_BUILDER_BINARIES_MIRROR; the release workflow does so on all three systems.',
  ].join('\n')
}
