import { formatCount, plural } from './plural'

const inSeconds = (seconds: number): string => plural(seconds, { one: '1 second', other: 'seconds' })

/** What is said to who logs in, and of who may. */
export const enAccess = {
  login: {
    title: 'Log in',
    password: 'Password',
    submit: 'Log in',
    checking: 'Checking…',
    empty: 'Enter the password.',
    wrong: 'This is not the password.',
    wrongWait: (seconds: number) => `This is not the password. The next try is possible in ${inSeconds(seconds)}.`,
    wait: (seconds: number) => `Too many wrong passwords. The next try is possible in ${inSeconds(seconds)}.`,
    noPassword: 'This station has no password. Set one on its computer, with the command “password”.',
    linkOver: 'This link no longer holds. Ask for a new one, or log in.',
    disconnected: 'The station does not answer. Try again.',
    opening: 'Opening the wall…',
    waiting: 'The station does not answer. The wall opens once it does.',
    unencrypted: 'This connection is not encrypted: log in only in a network you trust.',
    logOut: 'Log out',
    languages: { en: 'English', zh: '中文' },
  },
  seen: {
    open: 'Only this computer, without a password: everybody who uses it may see and change everything.',
    here: 'Only this computer, with a password.',
    waiting: (host: string) => `The station was started for ${host}: others see it once there is a password.`,
    others: (origins: readonly string[]) => `Everybody who has the password, at ${origins.join(' or ')}.`,
    unencrypted: 'The connection is not encrypted; --viewer-cert and --viewer-key change that.',
    /** Between sentences. */
    gap: ' ',
    toOthers: 'To open it to others, set a password and start the station with --viewer-host 0.0.0.0.',
    toOthersNow: 'To open it to others, start the station with --viewer-host 0.0.0.0.',
  },
  password: {
    name: 'Password',
    none: 'Without one nobody but this computer sees the interface.',
    setAt: (when: string, sessions: number) =>
      `Set ${when}. ${plural(sessions, { one: '1 session is logged in.', other: 'sessions are logged in.' })}`,
    set: 'Set password…',
    change: 'Change…',
    titleSet: 'Set a password',
    titleChange: 'Change the password',
    effect: 'It is asked for from now on, here as well. Everybody who is logged in has to log in again.',
    current: 'Present password',
    next: 'New password',
    again: 'Once more',
    save: 'Set password',
    saving: 'Setting…',
    tooShort: (least: number) => `Enter at least ${least} characters.`,
    tooLong: (most: number) => `Enter at most ${formatCount(most)} characters.`,
    different: 'The two are not the same.',
    wrong: 'This is not the present password.',
  },
  walls: {
    name: 'Wall displays',
    effect: 'A link shows the wall without a password and can change nothing. It holds until it is withdrawn.',
    needsPassword: 'Links for displays that show the wall without a password. Set a password first.',
    list: 'Links',
    made: (when: string) => `made ${when}`,
    used: (when: string) => `last used ${when}`,
    neverUsed: 'never used',
    withdraw: 'Withdraw',
    withdrawOf: (name: string) => `Withdraw the link of ${name}`,
    add: 'Make link',
    newName: 'Name of the display',
    placeholder: 'Entrance hall',
    once: (name: string) => `Open this address on ${name}. It is shown this once.`,
    wallTitle: 'Read only',
    empty: 'No box has reported yet.',
  },
}

export type AccessText = typeof enAccess
