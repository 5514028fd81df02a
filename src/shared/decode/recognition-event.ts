import type { Refusal } from './decoded'
import type { Fields } from './section'

/** Fields of `RealTimeEvent`, `SophonFogRelEvent` and the platform's crossing records that no status report has. */
const EVENT_FIELDS = [
  'identity_id',
  'identity_name',
  'identity_info',
  'face_ids',
  'spot_pic',
  'reg_pic',
  'recognize_face',
  'person_type',
  'matchScore',
  'crossTime',
]

const REPORT_FIELDS = ['gateway_ext_data', 'sub_devices', 'media_devices', 'cameraInfo']

/** Whether a payload is what a box posts when it has recognised somebody. Source: box-protocol.md, "Events". */
export function isRecognitionEvent(payload: Fields): boolean {
  return !REPORT_FIELDS.some((key) => key in payload) && EVENT_FIELDS.some((key) => key in payload)
}

export const RECOGNITION_EVENT: Refusal = {
  code: 'event',
  field: null,
  message:
    'This is a recognition event, not a status report: the event URL of the box points here. Set its status URL to this address, and its event URL to the server that takes events.',
}
