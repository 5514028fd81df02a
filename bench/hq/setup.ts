import { startHeadquarters } from '../../test/main/hq-setup/hq'
import { natsVersion } from '../../test/support/nats/has-nats'

export { judgeStream, leaderOf, recreate } from './stream'
export { natsVersion, startHeadquarters }
