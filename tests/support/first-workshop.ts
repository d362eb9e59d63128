/** What the end-to-end files begin with: one workshop with one person, and a scanner that types. */
import type { Role } from '#domain/roles.ts';

/** For `localStorage`: a scanner so slow that a busy test machine still passes for one. */
export const SLOW_SCANNER = JSON.stringify({ gapMs: 2000, silenceMs: 2500, minLength: 4 });

/** The body of POST /api/setup; the person signs in as `linh`. */
export function firstWorkshop(
  password: string,
  roles: readonly Role[],
  selfCheckMinutes: number | null = 30,
) {
  return {
    programmeName: 'Second Life',
    siteName: 'Workshop North',
    country: 'VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'en',
    name: 'Linh',
    username: 'linh',
    password,
    roles,
    selfCheckMinutes,
  };
}
