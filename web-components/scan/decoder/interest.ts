/** The part of a picture in which people hold what they mean to scan, as shares of its width and height. */
export interface Interest {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What the frame on the camera's picture encloses. */
export const MIDDLE: Interest = { left: 0.15, right: 0.85, top: 0.15, bottom: 0.85 };

/** What lies in the part of interest comes first; otherwise the order stays. */
export function interestFirst<T>(
  regions: readonly T[],
  middleOf: (region: T) => { x: number; y: number },
  frame: { width: number; height: number },
  interest: Interest | undefined,
): T[] {
  if (!interest) return [...regions];
  const { left, right, top, bottom } = interest;
  const inside = (region: T) => {
    const { x, y } = middleOf(region);
    const [across, down] = [x / frame.width, y / frame.height];
    return across >= left && across <= right && down >= top && down <= bottom;
  };
  return [...regions.filter(inside), ...regions.filter((region) => !inside(region))];
}
