/** Media large enough for cards that hang on a wall; names need no translation. */
export const CARD_MEDIA = [
  { id: 'a4-cards-85x54', name: 'A4 (85 × 54 mm, 10)' },
  { id: 'a4-cards-a6', name: 'A4 (105 × 148 mm, 4)' },
  { id: 'card-85x54', name: '85 × 54 mm' },
  { id: 'card-105x148', name: 'A6' },
] as const;
