/** What a person must know about a report. The code is a key for translations; `detail` is data. */
const WARNING_TEXTS = {
  not_text: 'the file is not text',
  too_large: 'the file is larger than a report can be and was not read',
  not_recognised: 'the file is not the output of a tool that is read here',
  empty_file: 'the file is empty',
  json_repaired: 'the JSON is damaged (commas or keys missing) and was read as far as it goes',
  json_truncated: 'the JSON is cut before its end; what comes after is unknown',
  json_too_deep: 'the JSON is nested deeper than any report and was cut there',
  too_many_lines: 'the file has more lines than any report and was cut there',
  text_around: 'there is other text before or after the report; it was ignored',
  several_documents: 'the file holds several documents',
  not_root: 'the tool ran without administrator rights; serials and disks may be missing',
  no_dmi: 'the machine has no DMI table',
  placeholder_serial: 'the serial number is a placeholder and was not taken',
  placeholder_model: 'the maker left the model empty; the board is named instead',
  reference_model:
    'the product field names a reference board; the model was taken from the version',
  chassis_doubtful: 'the chassis type does not fit the model',
  chassis_unknown: 'the chassis type says nothing about the kind',
  virtual_machine: 'this is a virtual machine',
  memory_unknown: 'a memory module does not say its size',
  memory_differs: 'the tools do not agree on the memory',
  external_disk: 'a USB stick, a card reader or an external disk was left out',
  usb_bridge: 'the disk was read through a USB bridge',
  disk_unidentified: 'a disk gave no model, serial or size',
  disk_not_listed: 'there is an NVMe controller, but this version of the tool lists no disk on it',
  disk_cannot_say: 'the tool could not look for disks',
  disk_raid: 'this is a RAID volume or a disk behind a RAID controller',
  disk_virtual: 'this is a virtual disk',
  hours_implausible: 'the power-on hours cannot be true and were left out',
  smart_failed: 'SMART says that the disk is failing',
  sectors: 'the disk has reallocated or pending sectors',
  battery_placeholder: 'a battery entry is a template of the firmware and was left out',
  battery_implausible: 'a battery capacity cannot be true and was left out',
  battery_units: 'the report gives the capacity in mAh without a voltage',
  battery_empty: 'the battery report has no values',
  battery_peripheral: 'the battery of a mouse, keyboard or other accessory was left out',
  log_incomplete: 'the log has no summary, so the erasure is not known to be complete',
  log_cut: 'lines of the log are cut, so the serial number is not complete',
  erasure_without_serial: 'an erasure without a serial number is a reading, not evidence',
  erasure_errors: 'the erasure had errors',
  erasure_running: 'the erasure was still running',
  sanitize_never: 'the disk was never sanitised by its own command',
  written_since: 'something was written to the disk after it was sanitised',
  hidden_sectors: 'the disk hides sectors (HPA or DCO) that the erasure did not reach',
  disk_password: 'the disk has a password set',
  disk_frozen:
    'the disk is frozen and takes no erase command; put the machine to sleep once and wake it',
  managed: 'the machine belongs to an organisation (joined, enrolled or Autopilot)',
  bitlocker: 'BitLocker protects a drive',
  account_present: 'an account is signed in; after a reset the machine asks for it (FRP)',
  several_machines: 'the files come from different machines and were kept apart',
  unassigned: 'a file does not say to which of the machines it belongs',
} as const;

export type WarningCode = keyof typeof WARNING_TEXTS;

export interface ReportWarning {
  readonly code: WarningCode;
  /** What it is about: a value, a device, a file. Empty when the code says it all. */
  readonly detail: string;
}

const MAX_DETAIL = 120;

export function warn(code: WarningCode, detail = ''): ReportWarning {
  return { code, detail: detail.slice(0, MAX_DETAIL) };
}

/** English, for the command line. */
export function warningText(warning: ReportWarning): string {
  const text = WARNING_TEXTS[warning.code];
  return warning.detail === '' ? text : `${text}: ${warning.detail}`;
}

/** Each warning once, in the order in which it was first given. */
export function uniqueWarnings(warnings: readonly ReportWarning[]): ReportWarning[] {
  const seen = new Set<string>();
  return warnings.filter((warning) => {
    const key = `${warning.code}\n${warning.detail}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
