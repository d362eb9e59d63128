/** Who and what the day is about: shared by its legs. */
import type { Browser } from '@playwright/test';
import type { Product } from '../../support/product.ts';
import { Screen } from './screen.ts';

export interface Person {
  name: string;
  username: string;
  password: string;
  badge: string;
  pin: string;
}

export const PARTS = ['repairer', 'checker', 'warehouse', 'coordinator', 'approver'] as const;
export type Part = (typeof PARTS)[number];

export interface Piece {
  code: string;
  publicCode: string;
  serial: string;
  /** Code of the charger that came along; empty without one. */
  charger: string;
}

/** What the legs find out and the later ones need. */
export interface Facts {
  people: Record<Part, Person>;
  shelves: { code: string; name: string }[];
  batch: Piece[];
  walkIns: Piece[];
  desktops: Piece[];
  tablets: Piece[];
  /** Codes of the devices that leave in the evening. */
  reserved: string[];
}

export interface Day extends Facts {
  product: Product;
  browser: Browser;
  /** The technician's bench, the warehouse's tablet, the coordinator's laptop. */
  bench: Screen;
  tablet: Screen;
  laptop: Screen;
}

const nobody = { name: '', username: '', password: '', badge: '', pin: '' };

export async function openDay(browser: Browser, product: Product): Promise<Day> {
  const { url } = product;
  return {
    product,
    browser,
    bench: await Screen.open(browser, url, 'bench', { width: 1024, height: 768 }),
    tablet: await Screen.open(browser, url, 'tablet', { width: 1024, height: 768, touch: true }),
    laptop: await Screen.open(browser, url, 'laptop', { width: 1280, height: 800 }),
    people: {
      repairer: nobody,
      checker: nobody,
      warehouse: nobody,
      coordinator: nobody,
      approver: nobody,
    },
    shelves: [],
    batch: [],
    walkIns: [],
    desktops: [],
    tablets: [],
    reserved: [],
  };
}
