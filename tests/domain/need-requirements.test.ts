import { describe, expect, it } from 'vitest';
import {
  type JudgedDevice,
  type NeedKind,
  type NeedRequirements,
  judgeDevice,
  layoutOfAnswer,
  refuseNeedRequirements,
} from '#domain/need-requirements.ts';

const laptop: JudgedDevice = {
  kind: 'laptop',
  memoryMib: 3_800,
  storageGb: 111,
  screenInch: 13.9,
  hasCamera: false,
  layouts: ['us'],
  kit: ['charger', 'bag'],
};

function judge(
  requirements: NeedRequirements,
  change: Partial<JudgedDevice> = {},
  kind: NeedKind = 'laptop',
) {
  return judgeDevice({ kind, requirements }, { ...laptop, ...change });
}

describe('judgeDevice', () => {
  it.each<[NeedRequirements, Partial<JudgedDevice>]>([
    [{}, {}],
    // Sold as 4 GB, 120 GB and 14″; measured a little less.
    [{ memoryGb: 4, storageGb: 120, screenInch: 14 }, {}],
    [{ camera: true }, { hasCamera: true }],
    [{ camera: true }, { kit: ['webcam'] }],
    [{ layout: 'vi' }, {}],
    [{ layout: 'fa' }, { layouts: ['us', 'fa'] }],
    [{ accessories: ['bag'] }, {}],
    [{ accessibility: ['large_screen'] }, { screenInch: 15.6 }],
    [{ accessibility: ['screen_reader', 'external_mouse'] }, { kit: ['headset', 'mouse'] }],
    [{ layout: 'fa', waived: [{ key: 'layout', reason: 'stickers are given' }] }, {}],
  ])('%o is met by %o', (requirements, change) => {
    expect(judge(requirements, change)).toEqual({ ok: true, reasons: [], lacking: [] });
  });

  it.each<[NeedRequirements, Partial<JudgedDevice>, string, string]>([
    [{ memoryGb: 8 }, {}, 'memoryGb', 'require.memory'],
    [{ memoryGb: 8 }, { memoryMib: null }, 'memoryGb', 'require.memory_unknown'],
    [{ storageGb: 240 }, {}, 'storageGb', 'require.storage'],
    [{ screenInch: 15 }, {}, 'screenInch', 'require.screen'],
    [{ camera: true }, { hasCamera: null }, 'camera', 'require.camera'],
    [{ layout: 'fa' }, {}, 'layout', 'require.layout'],
    [{ layout: 'us' }, { layouts: ['fr'] }, 'layout', 'require.layout'],
    [{ layout: 'us' }, { layouts: [] }, 'layout', 'require.layout_unknown'],
    [{ accessories: ['bag', 'mouse'] }, {}, 'accessories', 'require.accessory'],
    [{ accessibility: ['large_screen'] }, {}, 'accessibility', 'require.screen'],
    [{ accessibility: ['screen_reader'] }, {}, 'accessibility', 'require.accessory'],
  ])('%o is not met by %o: %s', (requirements, change, key, code) => {
    const { ok, reasons, lacking } = judge(requirements, change);
    expect({ ok, lacking, codes: reasons.map((why) => why.code) }).toEqual({
      ok: false,
      lacking: [key],
      codes: [code],
    });
  });

  it('says what is needed and what was found', () => {
    expect(judge({ memoryGb: 8, layout: 'fa' }).reasons).toEqual([
      { code: 'require.memory', params: { needed: 8, found: 4 } },
      { code: 'require.layout', params: { needed: 'FA', found: 'US' } },
    ]);
  });

  it('gives up nothing for another kind', () => {
    expect(judge({}, {}, 'tablet')).toMatchObject({ ok: false, lacking: null });
    expect(judge({}, {}, 'sim')).toMatchObject({ ok: false, lacking: null });
    expect(judge({}, { kind: 'aio' }, 'desktop').ok).toBe(true);
  });

  it('does not ask a desktop for the screen that lies in its kit', () => {
    const asked: NeedRequirements = { screenInch: 24, accessibility: ['large_screen'] };
    expect(judge(asked, { kind: 'desktop', screenInch: null }, 'desktop').ok).toBe(true);
  });
});

describe('refuseNeedRequirements', () => {
  it.each<[NeedKind, NeedRequirements, string[]]>([
    ['sim', {}, []],
    ['sim', { memoryGb: 4, accessories: [] }, ['memoryGb']],
    ['tablet', { layout: 'fa', screenInch: 10 }, ['layout']],
    ['laptop', { layout: 'fa', camera: true }, []],
  ])('%s with %o: %o', (kind, requirements, fields) => {
    const refused = refuseNeedRequirements(kind, requirements);
    expect(refused.map(({ field }) => field)).toEqual(fields);
  });
});

describe('layoutOfAnswer', () => {
  it.each([
    ['FA LAPTOP ANSI · ✕ Q', 'fa'],
    ['us desktop iso', 'us'],
    ['', null],
    [null, null],
    ['works', null],
  ])('%s: %s', (value, found) => {
    expect(layoutOfAnswer(value)).toBe(found);
  });
});
