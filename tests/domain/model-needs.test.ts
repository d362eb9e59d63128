import { describe, expect, it } from 'vitest';
import { modelKeyOf } from '#domain/model-needs.ts';

describe('modelKeyOf', () => {
  it.each<[string, string, string, string]>([
    ['Dell', 'Latitude 5480', 'Dell Inc.', 'LATITUDE-5480'],
    ['HP', 'ProBook 450 G5', 'Hewlett-Packard', 'HP ProBook 450 G5'],
    ['ASUSTeK COMPUTER INC.', 'X541U', 'Asus', 'ASUS X541U'],
    ['Lenovo', 'ThinkPad T480', 'LENOVO', 'Thinkpad  T480'],
  ])('takes %s %s and %s %s for one', (make, model, otherMake, otherModel) => {
    expect(modelKeyOf(make, model)).toEqual(modelKeyOf(otherMake, otherModel));
    expect(modelKeyOf(make, model)).not.toBeNull();
  });

  it('keeps other models apart', () => {
    expect(modelKeyOf('Dell', 'Latitude 5480')).not.toEqual(modelKeyOf('Dell', 'Latitude 5490'));
    expect(modelKeyOf('Dell', '5480')).not.toEqual(modelKeyOf('HP', '5480'));
  });

  it.each([
    ['', 'Latitude'],
    ['Dell', ''],
    ['Dell', 'To be filled by O.E.M.'],
    ['Dell', 'Default string'],
  ])('learns nothing from %j %j', (make, model) => {
    expect(modelKeyOf(make, model)).toBeNull();
  });
});
