/** The day at the school without network, on two tablets whose processor is four times slower. Only for measuring. */
import { TableScreen } from '../../tests/support/table.ts';
import type { Language } from '../../tests/support/words.ts';
import { SCANNER } from './screens.ts';
import { TabletBrowser } from './tablet-browser.ts';

export interface Family {
  position: number;
  needCode: string;
  device: string;
  charger: string;
}

const SLOWER = 4;

export class SchoolTable {
  readonly browser = new TabletBrowser();
  readonly times: number[] = [];
  private screen!: TableScreen;
  private readonly url: string;
  private readonly language: Language;

  constructor(url: string, language: Language) {
    this.url = url;
    this.language = language;
  }

  /** Taken along while there is a network, then there is none. */
  async leave(token: string, session: string, name: string): Promise<void> {
    await this.browser.start(SCANNER);
    await this.browser.signIn(this.url, token);
    this.watch();
    await this.screen.open(session, name);
    await this.screen.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await this.browser.offline(true);
    await this.browser.throttle(SLOWER);
  }

  /** Device, charger, paper seen, signed. */
  async serve(families: readonly Family[]): Promise<void> {
    for (const { device, charger } of families) {
      const began = performance.now();
      await this.screen.handOver([device, charger]);
      this.times.push(performance.now() - began);
    }
  }

  /** A family is open; another one's device, then its charger are put before it. @returns what the tablet said */
  async swap(family: Family, other: Family): Promise<string[]> {
    const { screen } = this;
    await screen.scan(family.device);
    const said: string[] = [];
    const refused = screen.news.and(screen.page.locator('[kind=refused]'));
    for (const code of [other.device, other.charger]) {
      await screen.scan(code);
      await refused.filter({ hasText: code.slice(1, 8) }).waitFor();
      said.push((await screen.news.innerText()).replaceAll(/\s+/g, ' ').trim());
    }
    await screen.handOver([family.charger]);
    return said;
  }

  /** The device is dead: a spare is given on the same screen. */
  async exchange(family: Family, spare: { device: string; charger: string }): Promise<void> {
    const { screen } = this;
    await screen.scan(family.device);
    await screen.press('at_table.exchange');
    await screen.page.getByRole('radio').first().check();
    await screen.handOver([spare.device, spare.charger]);
  }

  /** Not here in the morning. */
  async absent(family: Family): Promise<void> {
    await this.screen.scan(family.device);
    await this.screen.press('at_table.absent');
    await this.screen.list.waitFor();
  }

  /** Killed with a family before it, switched on again without a network. @returns seconds until it is usable again */
  async die(family: Family): Promise<number> {
    await this.screen.scan(family.device);
    await this.screen.page.locator('rw-table-family').waitFor();
    await this.browser.die();
    const began = performance.now();
    await this.browser.start(SCANNER);
    await this.browser.offline(true);
    await this.browser.throttle(SLOWER);
    this.watch();
    await this.screen.page.goto(`${this.url}/handovers/table`);
    const name = this.screen.words('at_table.unlock');
    await this.screen.page.getByRole('link', { name, exact: true }).click();
    await this.screen.unlock();
    return (performance.now() - began) / 1000;
  }

  /** What the bar over the list says. */
  async bar(): Promise<string> {
    const words = await this.screen.bar.locator('.bar > *').allInnerTexts();
    return words.join(' | ').replaceAll(/\s+/g, ' ').trim();
  }

  /** Until there is nothing to send any more. */
  async sent(): Promise<void> {
    const words = this.screen.words('at_table.all_sent');
    await this.screen.bar.filter({ hasText: words }).waitFor({ timeout: 120_000 });
  }

  async picture(path: string): Promise<void> {
    await this.screen.page.screenshot({ path });
  }

  private watch(): void {
    this.screen = new TableScreen(this.browser.page, this.url, this.language);
  }
}
