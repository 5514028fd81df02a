// @ts-check

/** The oldest Node that runs Electron's own installer. */
const NODE_FOR_INSTALLER = '22.12'

/**
 * @typedef {object} Surroundings
 * @property {string} node version of the Node that runs us
 * @property {NodeJS.Platform} platform
 * @property {readonly string[]} args
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {boolean} isRoot
 * @property {string | undefined} electron its executable, if it is there
 * @property {boolean} isSandboxDenied whether the system keeps that executable from starting its sandbox
 */

/**
 * @typedef {{ kind: 'headless', reason: string | undefined, args: readonly string[] }
 *   | { kind: 'desktop', executable: string, switches: readonly string[], args: readonly string[] }} Plan
 */

/**
 * Whether Electron is all that a window lacks here, and could be fetched.
 * @param {Surroundings} surroundings
 */
export function isWorthFetching({ node, platform, args, env, electron }) {
  const couldOpen = !wantsNoWindow(args, env) && hasDisplay(platform, env)
  return couldOpen && electron === undefined && reaches(node, NODE_FOR_INSTALLER)
}

/**
 * What `npm start` does here: open the window where that is possible, else run without one and say why, but where that
 * was asked for.
 * @param {Surroundings} surroundings
 * @param {string} [fetchFailure] why Electron could not be fetched, if that was tried
 * @returns {Plan}
 */
export function planLaunch({ node, platform, args, env, isRoot, electron, isSandboxDenied }, fetchFailure) {
  const passedOn = args.filter((arg) => arg !== '--headless')
  /** @param {string} [reason] */
  const headless = (reason) => /** @type {const} */ ({ kind: 'headless', reason, args: passedOn })

  if (wantsNoWindow(args, env)) return headless()
  if (!hasDisplay(platform, env)) return headless('there is no display here')
  if (electron === undefined) {
    return headless(
      reaches(node, NODE_FOR_INSTALLER)
        ? `Electron could not be fetched (${fetchFailure ?? 'its executable is not where it should be'})`
        : `Electron is not here yet, and fetching it needs Node ${NODE_FOR_INSTALLER} or newer (this is ${node})`,
    )
  }
  if (isSandboxDenied && !isRoot) {
    return headless(
      'this system denies Electron its sandbox; sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0 allows it',
    )
  }
  // Chromium's sandbox does not run as root on Linux; elsewhere it stays on.
  const switches = platform === 'linux' && isRoot ? ['--no-sandbox'] : []
  return { kind: 'desktop', executable: electron, switches, args: passedOn }
}

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 */
function wantsNoWindow(args, env) {
  const wanted = env['FOGWATCH_HEADLESS']
  // What only prints is printed at once.
  return ['--headless', '--help', '--version'].some((arg) => args.includes(arg)) || (wanted ?? '0') !== '0'
}

/**
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 */
function hasDisplay(platform, env) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/**
 * Whether a version of Node is this one or newer.
 * @param {string} version
 * @param {string} wanted major and minor
 */
export function reaches(version, wanted) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number)
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}
