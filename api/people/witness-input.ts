/** How a second person signs at the same bench: password, or badge and PIN. */
import { z } from 'zod';
import { code, line } from '../lib/input.ts';

const secret = z.string().min(1, 'input.required').max(200, 'input.too_long');

export const witness = z.union([
  z.object({ username: line(80), password: secret }),
  z.object({ badge: code, pin: secret }),
]);
