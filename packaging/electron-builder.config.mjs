// @ts-check
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
// How installers are made; docs/packaging.md says what each choice is for and which of it has never been run.

/** Where updates are looked for in a build that names no other place. Nothing is there, and nothing is asked by itself. */
const NO_FEED = 'https://fogwatch.invalid/updates'

/** What the packages of Debian and Red Hat insist on. */
const UNNAMED = { maintainer: 'The Fogwatch authors <root@localhost>', homepage: 'https://fogwatch.invalid/' }

/** What packages bring along and no program reads. */
const CHAFF = [
  '!**/*.{map,md,markdown,ts,mts,cts,flow,tsbuildinfo,coffee}',
  '!**/{test,tests,__tests__,spec,specs,bench,benchmark,benchmarks,example,examples,docs,coverage,typings}/**',
  '!**/{.*,*.config.*,tsconfig*.json,Makefile,Gruntfile.js,karma.conf.js,bower.json,component.json}',
  '!**/*.{yml,yaml,html,png,svg}',
  // The whole of what a browser would load; the main process takes the modules.
  '!**/node_modules/{json5/dist,@seald-io/nedb/browser-version}/**',
]

/**
 * @param {Readonly<Record<string, string | undefined>>} env `FOGWATCH_FEED`, `FOGWATCH_MAINTAINER`, `FOGWATCH_HOMEPAGE`,
 *   `FOGWATCH_MUST_SIGN`; certificates are read by electron-builder itself
 */
export function configFor(env) {
  return {
    appId: 'com.fogwatch.station',
    productName: 'Fogwatch',
    copyright: 'Copyright © 2026 The Fogwatch authors',
    directories: { output: 'dist', buildResources: 'packaging' },
    extraMetadata: { homepage: env['FOGWATCH_HOMEPAGE'] || UNNAMED.homepage, desktopName: 'fogwatch.desktop' },

    // `onlyLoadAppFromAsar` below holds only while everything is in it: nothing is unpacked.
    asar: true,
    files: ['package.json', 'LICENSE', 'out/**', '!out/main/headless.js', ...CHAFF, 'out/renderer/index.html'],
    // No module of the app is native.
    npmRebuild: false,
    electronLanguages: ['en-US', 'zh-CN'],
    electronFuses: FUSES,
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    forceCodeSigning: env['FOGWATCH_MUST_SIGN'] === '1',
    publish: { provider: 'generic', url: env['FOGWATCH_FEED'] || NO_FEED, channel: 'latest' },

    ...FOR_WINDOWS,
    ...FOR_MACOS,
    ...forLinux(env['FOGWATCH_MAINTAINER'] || UNNAMED.maintainer),
  }
}

/** What the executable will never do, whatever its surroundings ask for. */
const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // The page is served under a scheme of its own; no file is ever one.
  grantFileProtocolExtraPrivileges: false,
}

const FOR_WINDOWS = {
  win: {
    target: [
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    icon: 'packaging/icons/icon.ico',
    // An update must be signed by whoever signed what is installed.
    verifyUpdateCodeSignature: true,
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    buildUniversalInstaller: false,
    artifactName: '${productName}-${version}-setup-${arch}.${ext}',
    include: 'packaging/installer.nsh',
    installerIcon: 'packaging/icons/icon.ico',
    uninstallerIcon: 'packaging/icons/icon.ico',
    unicode: true,
    multiLanguageInstaller: true,
    installerLanguages: ['en_US', 'zh_CN'],
    displayLanguageSelector: false,
    warningsAsErrors: true,
    // What was reported is the site's, not the program's.
    deleteAppDataOnUninstall: false,
    differentialPackage: true,
  },
  portable: {
    artifactName: '${productName}-${version}-portable-${arch}.${ext}',
    requestExecutionLevel: 'user',
    unpackDirName: 'Fogwatch',
  },
}

const FOR_MACOS = {
  mac: {
    target: [
      { target: 'dmg', arch: ['universal'] },
      // What the updater takes.
      { target: 'zip', arch: ['universal'] },
    ],
    icon: 'packaging/icons/icon.icns',
    category: 'public.app-category.utilities',
    darkModeSupport: true,
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'packaging/entitlements.mac.plist',
    entitlementsInherit: 'packaging/entitlements.mac.plist',
    extendInfo: {
      NSLocalNetworkUsageDescription: 'Boxes on your network report to Fogwatch.',
      CFBundleLocalizations: ['en', 'zh-Hans'],
    },
  },
  dmg: { writeUpdateInfo: false },
}

/** @param {string} maintainer */
const forLinux = (maintainer) => ({
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
      { target: 'rpm', arch: ['x64', 'arm64'] },
    ],
    icon: 'packaging/icons/png',
    executableName: 'fogwatch',
    syncDesktopName: true,
    category: 'System;Monitor',
    synopsis: 'Monitoring station for Sophon edge boxes',
    maintainer,
    desktop: {
      entry: {
        Name: 'Fogwatch',
        'Name[zh_CN]': '雾哨',
        Comment: 'Monitoring station for Sophon edge boxes',
        'Comment[zh_CN]': '算能小盒子的监控站',
        StartupWMClass: 'fogwatch',
      },
    },
  },
  deb: { packageCategory: 'net', priority: 'optional' },
})

export default configFor(process.env)
