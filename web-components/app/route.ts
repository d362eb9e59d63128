/** What a page says of itself: its address, its words, and who may open it. */
import type { Role } from '#domain/roles.ts';
import type { Key } from '../i18n/i18n.ts';
import type { IconName } from '../ui/icons.ts';

export interface Route {
  /** `:name` parts arrive in the page's `params` property, the query in `query`. */
  path: string;
  tag: `rw-page-${string}`;
  load: () => Promise<unknown>;
  title: Key;
  /** Pages anyone may see; the others need a signed-in person. */
  public?: true;
  /** Who may open it; everyone signed in when left out. */
  roles?: readonly Role[];
  /** Who finds it in the navigation; `menu.ts` says whether in the bar or under "More". */
  nav?: readonly Role[];
  icon?: IconName;
  /** Without the frame: sign-in, first run, public pages, sheets to print. */
  bare?: true;
}
