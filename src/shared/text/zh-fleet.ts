import type { FleetText } from './en-fleet'
import { formatCount } from './plural'
import { zhWords } from './zh-words'

export const zhFleet = {
  summary: {
    label: '各状态的盒子数',
    total: '全部',
    reportsPerSecond: '每秒上报',
    lastReport: '最近上报',
    listeningOn: (port) => `正在监听 ${port}`,
    notConnected: '未连接',
    copyUrl: '复制地址',
    counts: (offline, abnormal, late, online) =>
      `离线 ${formatCount(offline)}，异常 ${formatCount(abnormal)}，延迟 ${formatCount(late)}，在线 ${formatCount(online)}`,
  },
  fleet: {
    grid: '盒子',
    loading: '正在加载',
    filter: '筛选名称、IP、SN、MAC',
    shown: (shown, total) => `${formatCount(shown)} / ${formatCount(total)}`,
    noMatch: (query) => `没有盒子匹配“${query}”`,
    noneInState: '没有盒子处于该状态',
    noneFiltered: '没有盒子符合这些筛选条件',
    searched: (total) => `已在 ${zhWords.boxes(total)}的名称、别名、IP、SN、MAC、备注、标签及其子设备中搜索。`,
    stateFilterToo: '另有状态筛选生效。',
    filtersToo: '另有其他筛选生效。',
    clearSearch: '清除搜索',
    clearAll: '清除全部筛选',
  },
  card: {
    up: (duration) => `持续 ${duration}`,
    lastReport: (time) => `末次上报 ${time}`,
    sinceWhen: (when) => `自 ${when} 起`,
    expectedEvery: (duration) => `预期 ${duration}`,
    since: (duration) => `已 ${duration}`,
    reportsFault: '盒子自报异常',
    reportsStatus: (word) => `自报“${word}”`,
    mutedUntil: (time) => `静默至 ${time}`,
    metricsAppear: '首次上报后显示指标。',
    devicesUnknown: '子设备未知',
    noDevices: '无子设备',
    last24h: '24 h',
    age: (period) => `距上次上报；环在预期的 ${period}内走满。`,
    deviceCount: '子设备在线 / 总数',
    availability: (percent) => `近 24 小时可用率 ${percent}`,
    notObserved: '近 24 小时没有监测数据',
    devicesOnline: (online, total) => `${zhWords.subDevices(total)}中 ${online} 个在线`,
    deviceState: (device, state) => `${device} ${state}`,
    andOthers: (what, others) => `${what}，另有 ${others} 个`,
    devicesAllUnknown: (total) => `${zhWords.subDevices(total)}未知`,
    label: (parts) => parts.join('，'),
  },
} satisfies FleetText
