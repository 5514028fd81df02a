import type { PortOwner } from '../contract/views'
import type { Words } from './en-words'
import { formatCount } from './plural'

const ownerName = ({ program, pid }: PortOwner): string =>
  program === null ? `其他程序（PID ${pid}）` : `“${program}”（PID ${pid}）`

export const zhWords = {
  product: '雾哨',
  standing: {
    online: '在线',
    late: '延迟',
    offline: '离线',
    abnormal: '异常',
    muted: '静默',
    expected: '从未上报',
    unobserved: '未监测',
  },
  deviceStatus: { online: '在线', offline: '离线', unknown: '未知', missing: '缺失' },
  deviceType: {
    turnstile: '闸机',
    'capture-camera': '抓拍机',
    'ipc-static': 'IPC 静态',
    'ipc-dynamic': 'IPC 动态',
    'access-control': '门禁',
    'picture-stream': '图片流',
    'video-stream': '视频流',
    'local-file': '本地文件',
    gb28181: 'GB28181',
    other: '其他',
  },
  duration: {
    seconds: (n) => `${n} 秒`,
    minutes: (n) => `${n} 分钟`,
    hours: (n) => `${n} 小时`,
    days: (n) => `${n} 天`,
    hoursAndMinutes: (h, min) => `${h} 小时 ${min} 分`,
    daysAndHours: (d, h) => `${d} 天 ${h} 小时`,
    ago: (duration) => `${duration}前`,
    justNow: '刚刚',
  },
  day: { today: '今天', yesterday: '昨天' },
  calendar: { open: '日历', previous: '上个月', next: '下个月' },
  metric: { cpu: 'CPU', memory: '内存', disk: '磁盘', temperature: '温度', tpu: 'TPU' },
  metricShort: { cpu: 'CPU', memory: '内存', disk: '磁盘', temperature: '温度' },
  warning: {
    'missing-field': '上报中没有该字段。',
    'wrong-type': '值的类型与文档不符，已尽量读取。',
    'out-of-range': '值超出范围，已忽略。',
    unreadable: '值无法读取，已忽略。',
    'duplicate-device': '子设备重复出现，以最后一项为准。',
    'missing-device-id': '子设备缺少 ep_id，已代为生成；无法生成的已忽略。',
    'too-many-devices': '子设备数量超出盒子上限，其余已忽略。',
  },
  identityWarning: {
    twoSenders: (addresses) => `不止一台盒子以此序列号上报：${addresses}。`,
    addressHopping: (addresses) => `盒子不断更换地址上报：${addresses}。`,
    clockFast: (duration) => `盒子的时钟快 ${duration}。`,
    clockSlow: (duration) => `盒子的时钟慢 ${duration}。`,
    listOf: (addresses) => addresses.join('、'),
  },
  identityRemedy: {
    'two-senders': '其中一台可能是另一台的复制品。在它有自己的序列号之前，两台显示为一台。',
    'address-hopping': '请检查其网络设置，或为其设置固定地址。',
    'clock-off': '盒子自身记录的时间有误，请检查其时间服务器。此处显示的时间不受影响。',
  },
  rejection: {
    'wrong-path': { reason: '路径不被接受', hint: '请把上方完整地址填入盒子的状态上报地址。' },
    'wrong-method': { reason: '上报须用 POST', hint: '发送方使用了其他方法。请将盒子设为 POST 上报。' },
    'broken-body': { reason: '正文无法读取', hint: '正文被截断，或不是盒子使用的格式。请与盒子的上报格式对照。' },
    'not-a-report': {
      reason: '正文不是状态上报',
      hint: '可以读取，但不符合任何已知格式。请检查盒子的哪一项推送指向这里。',
    },
    'missing-identity': { reason: '缺少序列号和授权码', hint: '盒子必须表明身份。请在盒子设置中填写序列号或授权码。' },
    'too-large': { reason: '正文过大', hint: '状态上报要小得多。请确认没有把图片推送到此地址。' },
    'not-kept': { reason: '上报未能保存', hint: '请检查数据目录所在磁盘的剩余空间。盒子的下一次上报会再到。' },
    event: {
      reason: '这是识别事件，不是状态上报',
      hint: '盒子的事件地址误指到这里。请将此地址填为状态上报地址，事件地址填事件服务器的地址。',
    },
    tls: { reason: '向 HTTP 端口发送了 HTTPS', hint: '请在盒子中把 https:// 改为 http://。' },
    'broken-request': {
      reason: '请求不是 HTTP，或被截断',
      hint: '可能来自其他程序、端口扫描或不良网线。请检查该地址上运行的是什么。',
    },
    'headers-too-large': {
      reason: '请求头过大',
      hint: '盒子的请求头只有几百字节，此发送方超过 16 KB。请检查该地址上运行的是什么，以及中间的代理。',
    },
    'too-slow': { reason: '请求未在规定时间内到达', hint: '发送方建立连接后停住。请检查盒子与本机之间的网络。' },
    'too-often': { reason: '每秒请求过多', hint: '请在盒子中调大上报间隔，或在设置中放宽限制。' },
    'not-allowed': { reason: '地址不在允许名单中', hint: '如果是自己的盒子，请在设置中把该地址或网段加入允许名单。' },
  },
  receiverProblem: {
    'port-in-use': {
      short: (port) => `端口 ${port} 被占用`,
      sentence: (port, owner) => `接收端未运行：端口 ${port} 被${owner === null ? '其他程序' : ownerName(owner)}占用。`,
    },
    'port-forbidden': {
      short: (port) => `端口 ${port} 不允许使用`,
      sentence: (port) => `接收端未运行：当前账户无权打开端口 ${port}。`,
    },
    'address-unavailable': {
      short: () => '地址不可用',
      sentence: () => '接收端未运行：本机没有要监听的地址。',
    },
    failed: {
      short: () => '未运行',
      sentence: (port) => `接收端未运行：端口 ${port} 打开失败。`,
    },
    paused: {
      short: () => '已暂停',
      sentence: () => '接收端已暂停：恢复之前拒绝盒子的上报。',
    },
    'storage-full': {
      short: () => '磁盘已满',
      sentence: () => '上报被拒绝：数据目录所在的磁盘已满。',
    },
    'storage-failed': {
      short: () => '数据未保存',
      sentence: () => '上报被拒绝：数据目录无法写入。',
    },
  },
  problem: {
    'invalid-input': '该值无效。',
    'not-found': '所选内容已不存在，可能刚被他人移除。',
    'unknown-call': '监测站不认识此请求。请重启监测站以使用相同版本。',
    forbidden: '监测站不允许此操作。',
    'login-required': '已退出登录，请重新登录。',
    'too-many-attempts': '密码错误次数过多，请稍后再试。',
    'only-at-site': '总部只能查看，请在站点操作。',
    'not-at-headquarters': '总部没有这些数据，请到站点查看。',
    'site-unreachable': '站点目前没有应答，请等连接恢复后再试。',
    'storage-failed': '保存失败。请检查磁盘剩余空间。',
    'port-in-use': '该端口被其他程序占用。请换一个端口，或关闭那个程序。',
    'port-forbidden': '当前账户无权打开该端口。请选用 1023 以上的端口。',
    'address-unavailable': '本机没有该地址。填 0.0.0.0 表示全部地址。',
    'receiver-failed': '接收端打开失败，原因见日志。',
    'simulation-failed': '模拟机群启动失败，数据目录所在磁盘可能已满。',
    'restore-failed': '备份恢复失败，一切保持原样。',
    disconnected: '监测站没有应答，请重试。',
    internal: '监测站执行失败，原因见其日志。',
  },
  subDevices: (n) => `${formatCount(n)} 个子设备`,
  boxes: (n) => `${formatCount(n)} 台盒子`,
} satisfies Words
