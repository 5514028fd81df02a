import { at } from './random'

/** What people call boxes and devices in; `both` gives every third box an English name. */
export type NamingLanguage = 'zh' | 'en' | 'both'

export type Language = 'zh' | 'en'

/** The language spoken where the box at `index` stands. */
export function languageOf(index: number, language: NamingLanguage): Language {
  if (language !== 'both') return language
  return index % 3 === 2 ? 'en' : 'zh'
}

/** The name of the box at `index`: a place, with its phase once every place has a box. */
export function siteName(index: number, language: Language): string {
  const sites = SITES[language]
  const phase = 1 + Math.floor(index / sites.length)
  const site = at(sites, index)
  if (phase === 1) return site
  return language === 'zh' ? `${phase}期${site}` : `${site}, phase ${phase}`
}

/** What a fault is called by a box that speaks `language`. */
export const faultDescriptions = (language: Language): readonly string[] => FAULTS[language]

/** What the device at `index` is called where `language` is spoken, by its kind (`SubDeviceType`). */
export function deviceName(kind: number, index: number, language: Language): string {
  const noun = at(DEVICES[language], kind)
  return language === 'zh' ? `${index + 1}号${noun}` : `${noun} ${index + 1}`
}

const SITES: Record<Language, readonly string[]> = {
  zh: `东门岗亭 A座大堂 物流园 南门岗亭 地下车库B1 数据中心 B座大堂 西门岗亭 食堂 北门岗亭 研发楼 体育馆
    图书馆 行政楼 实验楼 学生宿舍1号 学生宿舍2号 幼儿园 卸货区 冷库 仓库一号 仓库二号 装配车间 喷涂车间
    质检中心 配电房 水泵房 展厅 会议中心 培训中心 门诊楼 急诊入口 住院部 药房 停车场入口 停车场出口
    地铁A口 地铁C口 候车大厅 安检通道 售楼处 会所 游泳馆 1号楼单元门 5号楼单元门 9号楼单元门 物业中心 屋顶平台`.split(
    /\s+/,
  ),
  en: `East gate, Tower A lobby, Logistics park, South gate, Car park B1, Data centre, Tower B lobby, West gate,
    Canteen, North gate, R&D building, Sports hall, Library, Administration, Laboratory, Dormitory 1, Dormitory 2,
    Nursery, Loading bay, Cold store, Warehouse 1, Warehouse 2, Assembly hall, Paint shop, Quality centre,
    Switch room, Pump house, Showroom, Conference centre, Training centre, Outpatients, Emergency entrance, Wards,
    Pharmacy, Parking entrance, Parking exit, Metro exit A, Metro exit C, Waiting hall, Security lane, Sales office,
    Club house, Pool, Block 1 door, Block 5 door, Block 9 door, Property office, Roof terrace`.split(/,\s+/),
}

const DEVICES: Record<Language, readonly string[]> = {
  zh: ['闸机', '抓拍机', '摄像机', '球机', '门禁'],
  en: ['Turnstile', 'Capture camera', 'Camera', 'Dome camera', 'Door'],
}

const FAULTS: Record<Language, readonly string[]> = {
  zh: ['磁盘空间不足', '算法服务异常退出', '硬盘读写错误', '风扇停转，温度过高', '授权即将到期', '视频解码失败'],
  en: ['disk full', 'algorithm service crashed', 'disk i/o error', 'fan stopped, over temperature', 'licence expired'],
}
