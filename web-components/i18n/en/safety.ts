export const safety = {
  'text.too_long': 'Too long: at most {max, number} characters',
  'text.control_character': 'This text has characters that cannot be kept. Type it again.',
  'text.direction_override':
    'This text has hidden characters that turn its direction. Type it again.',
  'password.too_short': 'At least {min, number} characters',
  'password.too_long': 'At most {max, number} characters',
  'password.common': 'Too easy to guess. Take several words that do not belong together.',
  'password.personal': 'Leave your own name out of it',
  'pin.six_digits': 'Enter {length, number} digits',
  'pin.too_simple': 'Too easy to guess. Avoid rows and repetitions.',
} as const;
