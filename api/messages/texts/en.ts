/** Texts to donors. `{name}` is a place for a value. Only the owner releases a lock: nothing here says more. */
export const en = {
  subject: {
    lock_release: 'Your donated {device} is still locked',
    lock_reminder: 'Reminder: your donated {device} is still locked',
  },
  greeting: 'Dear {name},',
  greetingUnnamed: 'Hello,',
  thanks:
    'Thank you for the {device} that you gave to {programme}, {site} (receipt {receipt}). Our number for it is {code}{serial}.',
  serial: ', its serial number ends in {last}',
  reminder: 'We wrote to you about this before and have not heard from you yet.',
  why: 'It is still tied to you or your organisation. Until its owner releases it, no student can use it, and only the owner can do that:',
  shown: 'The device shows: {hint}',
  until: 'Please do this by {date}, then answer this message{contact}, so that we can look again.',
  contact: ' or contact us: {reach}',
  never: 'Please never send us a password.',
  otherwise:
    'If you cannot release it, tell us and we give the device back to you. If we hear nothing by that day, we have to decide ourselves: give it back, use what is not locked for parts, or recycle it.',
  thankYou: 'Thank you for helping a student to learn.',
  sms: {
    lock_release:
      '{programme}: the {device} you gave us (receipt {receipt}) is still locked: {locks}. Only its owner can release it. Please do so by {date}{contact}. Never send a password.',
    lock_reminder:
      '{programme}, reminder: the {device} you gave us (receipt {receipt}) is still locked: {locks}. Only its owner can release it. Please do so by {date}{contact}. Never send a password.',
  },
  smsContact: '. Contact: {reach}',
  kind: { laptop: 'laptop', desktop: 'desktop computer', tablet: 'tablet', aio: 'all-in-one' },
  lock: {
    bios: 'BIOS password',
    disk_password: 'Disk password',
    absolute: 'Absolute (Computrace)',
    mdm_autopilot: 'Company management (MDM, Autopilot)',
    activation_lock: 'Activation Lock (Apple)',
    frp: 'Google account lock',
    sim_lock: 'SIM lock',
  },
  steps: {
    bios: 'Agree on a time with us. Come by, or have the device brought back to you, and remove the password in the BIOS set-up under “Security”. An IT department may be able to do it from its management console.',
    disk_password:
      'Agree on a time with us. Come by, or have the device brought back to you, and remove the disk password in the BIOS set-up under “Security”. If nobody knows it, tell us: then we destroy the disk and its data.',
    absolute:
      'Your IT department signs in to the Absolute console, finds the device by its serial number and unenrols it.',
    mdm_autopilot:
      'Your IT administrator removes the device from the organisation. Windows: Intune admin center → Devices → Enrollment → Windows Autopilot devices, delete its serial number, then also its entries in Intune and Entra ID. Apple: Apple Business Manager or School Manager → Devices → Release. Other systems: delete the device there.',
    activation_lock:
      'Sign in at icloud.com/find with your Apple Account, choose the device under “All Devices”, erase it there if it is offered, then choose “Remove This Device”. If you no longer have the account, Apple Support releases it against proof of purchase.',
    frp: 'Come by and sign in once with the Google account that was used on it, then remove that account under Settings → Passwords & accounts. If an organisation manages it, its administrator removes the device in the Google Admin console.',
    sim_lock:
      'Ask the network operator that sold the device to release it from its network. They need its IMEI; we give it to you on request. Send us the operator’s answer.',
  },
};

export type MessageTexts = typeof en;
