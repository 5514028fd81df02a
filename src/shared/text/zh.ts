import type { Text } from './en'
import { formatCount } from './plural'
import { zhAccess } from './zh-access'
import { zhAlerts } from './zh-alerts'
import { zhDensities } from './zh-densities'
import { zhDesktop } from './zh-desktop'
import { zhEvents } from './zh-events'
import { zhFleet } from './zh-fleet'
import { zhForwarding } from './zh-forwarding'
import { zhGateway } from './zh-gateway'
import { zhPalette } from './zh-palette'
import { zhReceiver } from './zh-receiver'
import { zhReports } from './zh-reports'
import { zhSettings } from './zh-settings'
import { zhSheets } from './zh-sheets'
import { zhSites } from './zh-sites'
import { zhUpdates } from './zh-updates'
import { zhWords } from './zh-words'
import { zhWorkFleet } from './zh-work-fleet'

/** Every sentence in Chinese. A missing or superfluous key fails the type check. */
export const zh = {
  ...zhWords,
  action: {
    copy: '复制',
    copied: '已复制',
    cancel: '取消',
    clear: '清除',
    back: '返回机群',
    tryAgain: '重试',
    switchToPort: (port) => `改用端口 ${port}`,
  },
  shell: {
    screens: '页面',
    fleet: '机群',
    events: '事件',
    reports: '报表',
    receiver: '接收端',
    settings: '设置',
    jump: '跳转到盒子、IP、SN 或命令',
    simulated: '模拟',
    endSimulation: '这些盒子并不存在。点按后恢复显示真实机群。',
    crashed: '界面的这一部分出错。上报仍在接收和保存。',
    reload: '重新加载',
  },
  banner: {
    frozen: '无法接收上报，下方时间已冻结，不会判定离线。',
    lost: '与监测站的连接已断开。',
    lostEffect: '当前显示的是最后已知状态，监测站应答后自动继续。',
  },
  welcome: {
    title: '让第一台盒子上报到这里',
    ready: (period) => `接收端已就绪。盒子保存设置后 ${period}内出现。`,
    notReady: '接收端尚未运行，无法接收上报。',
    listening: (port) => `接收端正在监听端口 ${port}`,
    adapters: (n) => `发现 ${n} 个网络地址。`,
    noAdapter: '未发现网络地址。请将本机接入盒子所在的网络。',
    copyTitle: '把地址填入盒子',
    copyHow: '打开盒子网页 → 推送设置 → 状态上报地址，粘贴并保存。',
    adapter: (name, kind) => `网卡 ${name}，${kind}。`,
    otherAddresses: (n) => `其他地址（${n}）`,
    waiting: '正在等待首次上报…',
    nothingYet: '端口尚未收到任何请求。若超过一分钟：',
    runSelfTest: '运行自检',
    seeRequests: '查看收到的请求',
    noBox: '手边没有盒子？',
    simulate: (n) => `先用 ${n} 台模拟盒子看看，不与真实数据混合。`,
    startSimulation: '启动模拟机群',
    importSettings: '导入设置',
    nothingStill: '端口尚未收到任何请求。盒子是否通电并在同一网络？盒子或本机的防火墙是否放行该端口？',
    arrived: '已收到首次上报',
    refused: (from, why, field) => `来自 ${from} 的请求被拒绝：${why}${field === null ? '' : `（${field}）`}`,
  },
  announcements: {
    offline: (box) => `${box} 离线`,
    fault: (box) => `${box} 上报异常`,
    deviceOffline: (device, box) => `${box} 的 ${device} 离线`,
    deviceMissing: (device, box) => `${box} 不再列出 ${device}`,
    silent: (since, site) => `${site}自 ${since} 起未收到任何盒子的上报`,
    backOnline: (box) => `${box} 恢复在线`,
    faultCleared: (box) => `${box} 异常已恢复`,
    removed: (subject) => `${subject} 已从机群移除`,
    deviceBack: (device, box) => `${box} 的 ${device} 已恢复`,
    heardAgain: (site) => `${site}已重新收到盒子上报`,
    unstable: (subject) => `${subject} 状态不稳定，时断时续`,
    deviceOf: (device, box) => `${box} 的 ${device}`,
    thisStation: (site) => `${site === '' ? '监测站' : site}的网络连接`,
    still: (sentence) => `仍未恢复：${sentence}`,
    boxes: {
      offline: (boxes) => `${boxes}离线`,
      fault: (boxes) => `${boxes}上报异常`,
      recovered: (boxes) => `${boxes}恢复正常`,
      removed: (boxes) => `${boxes}已从机群移除`,
      unstable: (boxes) => `${boxes}状态不稳定`,
    },
    howManyBoxes: (n) => `${formatCount(n)} 台盒子`,
    howManyBoxesOf: (n, total, group) =>
      total === null ? `${group} ${n} 台盒子` : `${group} ${total} 台盒子中 ${n} 台`,
    howManyDevicesOf: (n, total, box) =>
      total === null ? `${box} ${n} 个子设备` : `${box} ${total} 个子设备中 ${n} 个`,
    howManyDevicesOfBoxes: (n, boxes) => `${boxes} 台盒子的 ${n} 个子设备`,
    devices: {
      offline: (devices) => `${devices}离线`,
      missing: (devices) => `${devices}不再列出`,
      recovered: (devices) => `${devices}恢复正常`,
      removed: (devices) => `${devices}已从机群移除`,
      unstable: (devices) => `${devices}状态不稳定`,
    },
    digest: (bad, good) => `汇总：${bad} 项未恢复，${good} 项已恢复`,
    since: (time) => `自 ${time} 起`,
    after: (duration) => `历时 ${duration}`,
    cause: { recovered: '', 'not-watching': '在监测站未监测期间结束', removed: '已从机群移除' },
    andMore: (n) => `另有 ${formatCount(n)} 项`,
    evidence: {
      lost: (addresses) => `本机不再拥有地址 ${addresses}。`,
      same: (addresses) => `本机地址 ${addresses} 未变。`,
      none: '本机没有网络地址。',
      listening: (port) => `本机端口 ${port} 已打开。`,
      notListening: (port) => `本机端口 ${port} 未打开。`,
    },
    test: '这是雾哨的测试消息，告警将发送到这里。',
  },
  receiver: zhReceiver,
  ...zhFleet,
  ...zhWorkFleet,
  ...zhDensities,
  events: zhEvents,
  gateway: zhGateway,
  access: zhAccess,
  alerts: zhAlerts,
  reports: zhReports,
  sheets: zhSheets,
  settings: zhSettings,
  forwarding: zhForwarding,
  sites: zhSites,
  desktop: zhDesktop,
  updates: zhUpdates,
  palette: zhPalette,
} satisfies Text
