/** The box by which the way of a report is timed. It reports a fault, and so stands first. */
export const PROBE = 'Probe'

/**
 * A report of the probe that shows as `probe <count>`.
 * @param {number} count
 */
export const probeReport = (count) => ({
  gateway_sn: 'PROBE-1',
  gateway_name: PROBE,
  gateway_ip: '192.168.250.1',
  gateway_status: 'online',
  gateway_ext_data: {
    cpu_use: 20,
    memory_use: 40,
    disk_use: 30,
    sw_version: 'V2R1C01',
    status: '-1',
    status_desc: `probe ${count}`,
  },
  sub_devices: [],
})
