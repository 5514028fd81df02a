import type { GatewayView } from '../../../shared/contract/views'
import type { Text } from '../../../shared/text/text'
import { nameOf } from '../../store/standing'

/** One box by its name, several by their number. */
export function boxesName(boxes: readonly GatewayView[], text: Text): string {
  const [first] = boxes
  return boxes.length === 1 && first !== undefined ? nameOf(first) : text.boxes(boxes.length)
}
