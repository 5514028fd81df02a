import type { ForwardingText } from './en-forwarding'
import { formatCount } from './plural'

export const zhForwarding: ForwardingText = {
  title: '总部',
  pairing: '配对',
  pairingEffect: '载入总部为本站点生成的配对文件后，本站保存的内容也会发送到总部。有无总部，本站照常工作。',
  paired: (site, servers) => `本站为 ${servers} 的站点“${site}”。密钥已保存，不再显示。`,
  choose: '选择配对文件…',
  another: '载入其他文件…',
  remove: '移除',
  removeTitle: '不再向总部发送？',
  removeEffect: '总部保留已有数据，并显示本站点无消息。若要恢复发送，需再次载入配对文件。',
  state: '状态',
  file: {
    none: '不是配对文件。请选择由“fogwatch hq add-site”为本站点生成的文件。',
    newer: '文件由更新的版本生成。请先更新本站。',
    key: '文件中的密钥已损坏：有字符错误或缺失。请重新复制文件。',
    damaged: '配对文件不完整。请重新复制。',
  },
  off: '未向总部发送。',
  connecting: '总部：正在连接…',
  connected: (behind) => `总部：已连接 · 落后 ${formatCount(behind)} 条`,
  disconnected: (since) => `总部：${since} 起无法连接`,
  refused: (since) => `总部：${since} 起不接收`,
  conflict: (since) => `总部：${since} 起另有一台以本站点名义发送`,
  waiting: (count) => `${formatCount(count)} 条上报待发送`,
  oldest: (when) => `最早 ${when}`,
  problems: {
    unreachable: '总部服务器均无应答。将自动重试，请检查两地之间的网络。',
    unauthorized: '总部不认识本站点的密钥：已被吊销，或已生成新文件。请载入最新的配对文件。',
    certificate: '服务器与配对文件所指不符。请载入最新的配对文件，并查明是谁在该地址应答。',
    'certificate-time':
      '服务器证书目前无效：已过期，或本机时钟有误。请先检查本机时钟；若时钟正确，请在总部运行“fogwatch hq renew”。',
    forbidden: '该密钥无权以本站点名义发送。请载入为本站点生成的配对文件。',
    'cannot-store': '总部服务器暂时无法保存。将自动重试。',
    'no-stream': '总部尚未设置完成：请在总部运行“fogwatch hq streams”。',
    timeout: '总部服务器未及时应答。将自动重试。',
    'too-large': '总部只接收更小的消息：请调高其服务器的 max_payload。',
    conflict:
      '两台使用同一密钥发送，可能本机曾被克隆。本站已停止发送。若本站才是正确的一台，请停用另一台并在此重新载入配对文件；否则请在此移除配对。',
    unreadable: '本站的日志文件无法读取，原因见运行日志。',
    other: '总部拒收所发送的内容，原因见运行日志。',
  },
  nothingLost: '数据不会丢失：先存于本站，可发送时立即补发。',
  atRisk: '待发送的数据即将因过旧或过多而被清除：请在一天内恢复连接，或延长保留时间。',
  /** Between how many wait and since when. */
  between: '，',
  /** What ends a sentence, and what lies between two. */
  stop: '。',
  gap: '',
  show: '总部设置',
}
