import type { SelfTestText } from './en-self-test'

export const zhSelfTest = {
  title: '连通性自检',
  run: '运行',
  running: '正在运行…',
  intro: '检查本机的端口、地址、磁盘、时钟和休眠设置。',
  allWell: '本机没有妨碍上报的问题。',
  ranAt: (time) => `上次运行 ${time}`,
  status: { ok: '正常', warning: '需要留意', failed: '未通过', unknown: '未知' },
  finding: {
    listening: { what: '端口已打开', aside: (subject) => subject },
    'port-in-use': {
      what: '端口被其他程序占用',
      aside: (subject, value) => [subject, value === '' ? '' : `PID ${value}`].filter(Boolean).join(' · '),
      remedy: () => '请结束该程序，或让接收端改用其他端口。',
    },
    'port-forbidden': {
      what: '当前账户无权打开该端口',
      aside: (subject) => subject,
      remedy: () => '请改用大于 1023 的端口。',
    },
    'address-unavailable': {
      what: '本机没有要监听的地址',
      aside: (subject) => subject,
      remedy: () => '请让接收端监听 0.0.0.0，即全部地址。',
    },
    'not-listening': {
      what: '端口未打开',
      aside: (subject) => subject,
      remedy: () => '请重启接收端，或改用其他端口。',
    },
    answered: { what: '自发上报可达', aside: (subject, value) => `${subject} · ${value} ms` },
    'no-answer': {
      what: '自发上报未到达',
      aside: (subject) => subject,
      remedy: (subject) => `${subject} 没有应答。本机的安全软件可能拦截了该端口。`,
    },
    'answered-by-another': {
      what: '应答的是其他程序',
      aside: (subject) => subject,
      remedy: (subject) => `在 ${subject} 上，另一个程序占用了同一端口。请结束该程序，或让接收端改用其他端口。`,
    },
    'no-address': { what: '没有网络地址', remedy: () => '请将本机接入盒子所在的网络。' },
    'others-heard': { what: '其他设备可以到达端口', aside: (_subject, value) => `已收到 ${value} 个地址` },
    'nobody-heard': {
      what: '其他设备能否到达',
      aside: () => '尚无请求',
      remedy: () => '自发上报不经过防火墙。如果盒子已设置却没有上报，请在防火墙中放行该端口。',
    },
    'loopback-only': {
      what: '只有本机可以上报',
      aside: (subject) => subject,
      remedy: (subject) => `接收端只监听 ${subject}。请让它监听 0.0.0.0，即全部地址。`,
    },
    'firewall-on': {
      what: 'Windows 防火墙已启用',
      aside: () => '尚无请求',
      remedy: (_subject, value) => `请在专用网络中允许 TCP 端口 ${value} 的入站连接。`,
    },
    'never-sleeps': { what: '保持唤醒', aside: () => '从不休眠' },
    sleeps: {
      what: '休眠会中断接收',
      aside: (_subject, value) => `${value}后休眠`,
      remedy: (_subject, value) => `本机闲置 ${value}后休眠，期间不监测任何盒子。请在电源设置中关闭休眠。`,
    },
    'sleep-unknown': { what: '休眠设置', aside: () => '此处无法得知' },
    room: { what: '磁盘空间', aside: (_subject, value) => `剩余 ${value}` },
    'room-low': {
      what: '磁盘空间不足',
      aside: (_subject, value) => `剩余 ${value}`,
      remedy: (subject) => `在 ${subject} 所在磁盘腾出空间之前，不再备份。`,
    },
    'room-full': {
      what: '磁盘已满',
      aside: (_subject, value) => `剩余 ${value}`,
      remedy: (subject) => `在 ${subject} 所在磁盘腾出空间之前，上报会被拒绝。`,
    },
    'not-writable': {
      what: '数据目录无法写入',
      aside: (_subject, value) => `剩余 ${value}`,
      remedy: (subject) => `请检查 ${subject} 是否可写，以及磁盘是否正常。`,
    },
    'clock-plausible': { what: '本机时钟', aside: () => '可信' },
    'clock-differs': {
      what: '本机时钟与盒子不一致',
      aside: (_subject, value) => value,
      remedy: () => '多数盒子的时间一致，而与本机不同。请检查本机的日期、时间和时区。',
    },
    'clock-before-release': {
      what: '本机时钟有误',
      remedy: () => '本机时间早于此程序的发布时间。请设置本机的日期和时间。',
    },
  },
} satisfies SelfTestText
