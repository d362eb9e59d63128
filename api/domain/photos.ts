/** Photos of a device's condition: what they stand for, how many, and how one is taken away again. */

/** A photo may document a grade; without one it simply shows the device. */
export const PHOTO_GRADES = ['cosmetic', 'functional', 'battery'] as const;
export type PhotoGrade = (typeof PHOTO_GRADES)[number];

/** Photos of the condition a device may have at a time; evidence and photos for a serial do not count. */
export const MAX_CONDITION_PHOTOS = 12;

export const PHOTO_REMOVAL_REASONS = ['unclear', 'double', 'wrong_device', 'shows_person'] as const;
export type PhotoRemovalReason = (typeof PHOTO_REMOVAL_REASONS)[number];

/** So long a removed photo can be brought back; after that its file is erased. */
export const PHOTO_UNDO_MINUTES = 15;
