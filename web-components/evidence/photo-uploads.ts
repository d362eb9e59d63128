/** Photos on their way: made small one after the other, sent in turn, kept here until the server has them. */
import type { PhotoGrade } from '#domain/photos.ts';
import type { LitElement, ReactiveController } from 'lit';
import { api, call, isOffline, newRequestId } from '../data/api-client.ts';
import { redraw } from './photo-file.ts';

export interface Upload {
  requestId: string;
  code: string;
  grade: PhotoGrade | null;
  /** As the file was called. */
  name: string;
  /** Address of the chosen file, for a first look. */
  preview: string;
  state: 'working' | 'waiting' | 'unreadable' | 'refused';
  error: unknown;
}

export class PhotoUploads implements ReactiveController {
  uploads: readonly Upload[] = [];
  private readonly host: LitElement;
  private readonly kept: () => void;
  private readonly images = new Map<string, string>();
  private turn: Promise<void> = Promise.resolve();

  /** @param kept called after each photo that the server keeps */
  constructor(host: LitElement, kept: () => void) {
    this.host = host;
    this.kept = kept;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.retry);
  }

  /** What waits for the network is sent though its panel was closed meanwhile. */
  hostDisconnected(): void {
    for (const { requestId, state } of this.uploads) {
      if (state === 'unreadable' || state === 'refused') this.discard(requestId);
    }
    this.rest();
  }

  add(files: readonly File[], code: string, grade: PhotoGrade | null): void {
    for (const file of files) {
      const preview = URL.createObjectURL(file);
      const upload: Upload = {
        requestId: newRequestId(),
        code,
        grade,
        name: file.name,
        preview,
        state: 'working',
        error: null,
      };
      this.uploads = [...this.uploads, upload];
      this.inTurn(async () => {
        const image = await redraw(file);
        if (image === null) return this.change(upload.requestId, { state: 'unreadable' });
        this.images.set(upload.requestId, image);
        await this.send(upload.requestId);
      });
    }
    this.host.requestUpdate();
  }

  readonly retry = (): void => {
    for (const { requestId, state } of this.uploads) {
      if (state === 'waiting') this.inTurn(() => this.send(requestId));
    }
  };

  discard(requestId: string): void {
    const upload = this.find(requestId);
    if (upload) URL.revokeObjectURL(upload.preview);
    this.images.delete(requestId);
    this.uploads = this.uploads.filter((one) => one.requestId !== requestId);
    this.rest();
    this.host.requestUpdate();
  }

  private rest(): void {
    if (this.host.isConnected || this.uploads.length > 0) return;
    window.removeEventListener('online', this.retry);
  }

  private inTurn(work: () => Promise<void>): void {
    this.turn = this.turn.then(work);
  }

  private async send(requestId: string): Promise<void> {
    const upload = this.find(requestId);
    const image = this.images.get(requestId);
    if (!upload || image === undefined) return;
    this.change(requestId, { state: 'working', error: null });
    const { code, grade } = upload;
    const json = { requestId, purpose: 'condition' as const, grade, image };
    try {
      await call(api.devices[':code'].photos.$post({ param: { code }, json }));
    } catch (error) {
      this.change(requestId, { state: isOffline(error) ? 'waiting' : 'refused', error });
      return;
    }
    this.discard(requestId);
    this.kept();
  }

  private find(requestId: string): Upload | undefined {
    return this.uploads.find((one) => one.requestId === requestId);
  }

  private change(requestId: string, change: Partial<Upload>): void {
    this.uploads = this.uploads.map((one) =>
      one.requestId === requestId ? { ...one, ...change } : one,
    );
    this.host.requestUpdate();
  }
}
