import type { ChartText } from './en-gateway-chart'

export const zhChart = {
  range: { hour: '1 h', day: '24 h', week: '7 d', month: '30 d' },
  lastRange: { hour: '近 1 小时', day: '近 24 小时', week: '近 7 天', month: '近 30 天' },
  rangeLabel: '时间范围',
  now: '现在',
  unit: { cpu: '%', memory: '%', disk: '%', temperature: ' °C' },
  lastKnown: '末次值',
  peak: (figure) => `峰值 ${figure}`,
  usedOf: (used, total) => `${used} / ${total}`,
  failed: '历史读取失败。',
  notHere: (from, to, several) =>
    `${from} 至 ${to} 的${several ? '部分' : ''}历史仍在站点，站点目前没有应答，恢复前按未监测显示。`,
  empty: '该时段没有数据',
  loading: '正在读取历史…',
  label: (metric, range) => `${metric}，${range}`,
  summary: (metric, low, high, mean) => `${metric}介于 ${low} 与 ${high} 之间，平均 ${mean}。`,
  missing: (duration) => `其中 ${duration}无数据。`,
  readout: (when, what) => `${when} · ${what}`,
  between: (figure, low, high) => `${figure}（${low}–${high}）`,
  notReported: '未上报',
  gap: { offline: '离线，未知', unobserved: '未监测', nothing: '无记录' },
  availability: '可用率',
  availabilityOf: (percent, range) => `${range}可用率 ${percent}`,
  availabilityMethod: '在线与延迟时间占监测时间的百分比。每格显示该时段内最差的状态。',
  notObserved: '该时段未监测',
} satisfies ChartText
