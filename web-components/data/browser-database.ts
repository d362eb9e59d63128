/** An IndexedDB database that outlives its connection. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/**
 * Opened when it is first asked for, and again when the browser closed it: suspended tabs lose their connection, and
 * so does every page when somebody clears the browser's data.
 */
export class BrowserDatabase<S extends DBSchema> {
  private readonly name: string;
  private readonly upgrade: (db: IDBPDatabase<S>) => void;
  private opening: Promise<IDBPDatabase<S>> | null = null;
  private ended = false;

  /** @param upgrade makes the stores of a new database */
  constructor(name: string, upgrade: (db: IDBPDatabase<S>) => void) {
    this.name = name;
    this.upgrade = upgrade;
  }

  /** @throws where the browser refuses storage; the next call tries again */
  open(): Promise<IDBPDatabase<S>> {
    if (this.opening) return this.opening;
    const opening = this.connect(() => this.forget(opening));
    opening.catch(() => this.forget(opening));
    this.opening = opening;
    return opening;
  }

  /**
   * Does the work, a second time where the connection was closed under it.
   * @param work writes in one transaction at most, so that the first time left nothing behind
   */
  async use<T>(work: (db: IDBPDatabase<S>) => Promise<T>): Promise<T> {
    const opening = this.open();
    try {
      return await work(await opening);
    } catch (error) {
      if (isClosed(error)) this.forget(opening);
      if (this.opening === opening || this.ended) throw error;
      return work(await this.open());
    }
  }

  /** For good: what is asked afterwards is rejected. */
  async close(): Promise<void> {
    this.ended = true;
    await this.opening?.then(
      (db) => db.close(),
      () => undefined,
    );
  }

  /** Rejects also where the browser refuses at once, by throwing. */
  private async connect(terminated: () => void): Promise<IDBPDatabase<S>> {
    if (this.ended) throw new Error(`${this.name} was closed`);
    return openDB<S>(this.name, 1, { upgrade: this.upgrade, terminated });
  }

  private forget(opening: Promise<IDBPDatabase<S>>): void {
    if (this.opening === opening) this.opening = null;
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
