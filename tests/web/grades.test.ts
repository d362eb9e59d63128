import { html } from 'lit';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Card, loadCard } from '../../web-components/evidence/card.ts';
import { loadPhotos } from '../../web-components/evidence/photos.ts';
import type { RwGradesPanel } from '../../web-components/evidence/rw-grades-panel.ts';
import '../../web-components/evidence/rw-grades-panel.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let code: string;

beforeAll(async () => {
  await openWorkshop({ roles: ['technician', 'coordinator'] });
});
beforeEach(async () => {
  ({ code } = await play('device', { stage: 'diagnosing' }));
});

async function opened(): Promise<RwGradesPanel> {
  const card = await loadCard(code);
  const panel = await mount<RwGradesPanel>(
    html`<rw-grades-panel
      .card=${card}
      @rw-changed=${async (event: Event) => {
        (event.currentTarget as RwGradesPanel).card = await loadCard(code);
      }}
    ></rw-grades-panel>`,
  );
  await eventually(() => inside(inside(panel, 'rw-photos'), 'h3'));
  return panel;
}

const choices = (panel: RwGradesPanel) => [
  ...(panel.shadowRoot?.querySelectorAll('rw-grade-choice') ?? []),
];
const words = (element: Element) => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const grades = async (): Promise<Pick<Card, 'cosmeticGrade' | 'functionalGrade'>> => loadCard(code);

/** A real picture as a phone's camera gives it, with the place in its EXIF. */
async function shot(): Promise<File> {
  const canvas = new OffscreenCanvas(2400, 1200);
  const pen = canvas.getContext('2d');
  pen?.fillRect(0, 0, 1200, 1200);
  const bytes = new Uint8Array(
    await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer(),
  );
  const text = 'Exif\0\0MM\0*GPSLatitude 21.0285';
  const segment = [0xff, 0xe1, 0, text.length + 2, ...new TextEncoder().encode(text)];
  const file = new Uint8Array([...bytes.subarray(0, 2), ...segment, ...bytes.subarray(2)]);
  return new File([file], 'IMG_2041.jpg', { type: 'image/jpeg' });
}

async function choose(panel: RwGradesPanel, ...files: File[]): Promise<void> {
  const photos = inside(panel, 'rw-photos');
  const field = inside<HTMLInputElement>(inside(photos, 'rw-photo-picker'), '.choose');
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  field.files = carrier.files;
  field.dispatchEvent(new Event('change'));
}

test('each grade stands beside what earns it, for this kind of device; one press sets it', async () => {
  const panel = await opened();
  const [cosmetic, functional] = choices(panel);
  expect(words(cosmetic as Element)).toContain('a rubber foot or a cover is missing');
  expect(words(functional as Element)).toContain('the limitation is printed');
  const radios = cosmetic?.shadowRoot?.querySelectorAll('input') ?? [];
  await userEvent.click(radios[2] as Element);
  await expect.poll(grades).toMatchObject({ cosmeticGrade: 'C', functionalGrade: null });
  await expectAccessible();
});

test('single keys set grades from anywhere in the panel; a scanned label sets none', async () => {
  const panel = await opened();
  inside(choices(panel)[0] as Element, 'input').focus();
  await userEvent.keyboard('b');
  await expect.poll(grades).toMatchObject({ cosmeticGrade: 'B' });
  await userEvent.keyboard('3');
  await expect.poll(grades).toMatchObject({ functionalGrade: '3' });
  await userEvent.keyboard('1000000110');
  await userEvent.keyboard('{Tab}');
  inside(choices(panel)[0] as Element, 'input').focus();
  await userEvent.keyboard('d');
  await expect.poll(grades).toMatchObject({ cosmeticGrade: 'D', functionalGrade: '3' });
});

test('the tests suggest a functional grade with the reason; a person sets it', async () => {
  await play('evidence', { code });
  await play('deed', { path: `devices/${code}/spec`, body: { spec: { osName: 'Linux Mint 22' } } });
  const panel = await opened();
  expect(words(panel)).toContain('The tests suggest 1');
  expect(words(panel)).toContain('Every required line passed, Linux Mint 22 is installed');
  expect(await grades()).toMatchObject({ functionalGrade: null });
  await userEvent.click(inside(panel, 'rw-notice rw-button'));
  await expect.poll(grades).toMatchObject({ functionalGrade: '1' });
  await eventually(() => expect(words(panel)).toContain('This is what the tests suggest'));
});

test('the battery shows its band, value and meaning; swollen is held with one press', async () => {
  await play('deed', { path: `devices/${code}/spec`, body: { spec: { batteryHealth: 52 } } });
  const panel = await opened();
  const battery = inside(panel, 'rw-battery-band');
  await eventually(() => expect(words(battery)).toContain('Battery worn'));
  expect(words(battery)).toContain('52 % of the capacity when new');
  expect(words(battery)).toContain('mains use only');
  const buttons = [...(battery.shadowRoot?.querySelectorAll('rw-button') ?? [])];
  await userEvent.click(buttons.at(-1) as Element);
  await expect.poll(async () => (await loadCard(code)).holds[0]?.kind).toBe('safety');
  expect((await loadCard(code)).stage).toBe('quarantined');
});

test('several photos are made small, lose their place, and stand for the grade', async () => {
  const panel = await opened();
  await choose(panel, await shot(), await shot());
  await expect.poll(async () => (await loadPhotos(code)).photos.length).toBe(2);
  const [photo] = (await loadPhotos(code)).photos;
  expect(photo?.grade).toBe('cosmetic');
  const kept = await (await fetch(`/api/photos/${photo?.id}`)).blob();
  expect(await kept.text()).not.toMatch(/Exif|GPS/);
  const picture = await createImageBitmap(kept);
  expect([picture.width, picture.height]).toEqual([1600, 800]);
});

test('what is no picture is said and not sent; without network a photo waits and goes later', async () => {
  const panel = await opened();
  const photos = inside(panel, 'rw-photos');
  await choose(panel, new File(['hello'], 'notes.jpg', { type: 'image/jpeg' }));
  await eventually(() => expect(words(photos)).toContain('Not a picture'));
  expect(words(photos)).toContain('notes.jpg');
  await userEvent.click(inside(photos, '.unreadable rw-button'));
  await setNetwork('cut');
  await choose(panel, await shot());
  await eventually(() => expect(words(photos)).toContain('Waits for the network'));
  await setNetwork('well');
  window.dispatchEvent(new Event('online'));
  await expect.poll(async () => (await loadPhotos(code)).photos.length).toBe(1);
});

test('without network a grade waits, shows, and goes once when the network is back', async () => {
  const panel = await opened();
  await setNetwork('cut');
  const letter = () =>
    inside<HTMLInputElement>(choices(panel)[0] as Element, 'input:checked').value;
  inside<HTMLInputElement>(choices(panel)[0] as Element, 'input[type=radio]').focus();
  await userEvent.keyboard('d');
  await eventually(() => expect(words(panel)).toContain('Try again'));
  expect(letter()).toBe('D');
  await setNetwork('well');
  expect(await grades()).toMatchObject({ cosmeticGrade: null });
  const { version } = await loadCard(code);
  window.dispatchEvent(new Event('online'));
  await expect.poll(grades).toMatchObject({ cosmeticGrade: 'D' });
  await eventually(() => expect(words(panel)).not.toContain('Try again'));
  expect((await loadCard(code)).version).toBe(version + 1);
  expect(letter()).toBe('D');
});

test('a photo that waits is sent though its panel was closed', async () => {
  const panel = await opened();
  const photos = inside(panel, 'rw-photos');
  await setNetwork('cut');
  await choose(panel, await shot());
  await eventually(() => expect(words(photos)).toContain('Waits for the network'));
  panel.remove();
  await setNetwork('well');
  window.dispatchEvent(new Event('online'));
  await expect.poll(async () => (await loadPhotos(code)).photos.length).toBe(1);
});

test('a photo opens large, goes with a reason and can be brought back', async () => {
  const panel = await opened();
  await choose(panel, await shot());
  const photos = inside(panel, 'rw-photos');
  await eventually(() => inside(photos, 'li button'));
  await userEvent.click(inside(photos, 'li button'));
  const view = inside(photos, 'rw-photo-view');
  await eventually(() => inside(view, 'rw-dialog img'));
  const buttons = [...(view.shadowRoot?.querySelectorAll('rw-button') ?? [])];
  await userEvent.click(buttons.at(-1) as Element);
  await eventually(() => inside(view, 'rw-choice'));
  const undo = new Promise<CustomEvent>((done) => {
    window.addEventListener('rw-toast', (event) => done(event as CustomEvent), { once: true });
  });
  inside(inside(view, 'rw-choice'), 'input').click();
  await expect.poll(async () => (await loadPhotos(code)).photos.length).toBe(0);
  await (await undo).detail.action.run();
  expect((await loadPhotos(code)).photos).toHaveLength(1);
});
