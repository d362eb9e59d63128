import type { kit as english } from '../en/kit.ts';

export const kit: Record<keyof typeof english, string> = {
  'kit.of_line': '{line}: {what}',
  'kit.line_short': 'در انبار نیست: دستگاه منتظر می‌ماند',
  'kit.line_missing': 'هنوز در بسته نیست',
  'kit.line_too_few': '{needed, number} عدد لازم است، {found, number} عدد هست',
  'kit.charger_not_recorded': 'شارژر را اسکن کنید یا مشخصات برچسبش را بنویسید',
  'kit.charger_connector': 'فیش نمی‌خورد: دستگاه {needed} می‌خواهد، شارژر {found} دارد',
  'kit.charger_connector_unsure':
    'قطر داخلی فیش ثبت نشده است. امتحان کنید که {found} می‌خورد یا نه.',
  'kit.charger_voltage':
    'ولتاژ نمی‌خواند: دستگاه {needed, number} ولت می‌خواهد، شارژر {found, number} ولت می‌دهد',
  'kit.charger_watts': 'شارژر ضعیف است: {needed, number} وات لازم است، {found, number} وات می‌دهد',
  'kit.charger_label_disagrees': 'ولت ضربدر آمپر با وات روی برچسب نمی‌خواند. دوباره بخوانید.',
  'kit.charger_id_pin':
    'دستگاه‌های این سازنده گاهی شارژر متفرقه را نمی‌پذیرند. شارژ با توان کامل را بررسی کنید.',
  'kit.needs_unknown_connector': 'نوع فیش دستگاه را وارد کنید',
  'kit.needs_unknown_volts': 'ولتاژ مورد نیاز دستگاه را وارد کنید',
  'kit.needs_unknown_watts': 'توان مورد نیاز دستگاه را وارد کنید',
  'kit.charger_unknown_connector': 'نوع فیش شارژر را وارد کنید',
  'kit.charger_unknown_volts': 'ولتاژ روی برچسب شارژر را وارد کنید',
  'kit.charger_unknown_watts': 'توان روی برچسب شارژر را وارد کنید',
  'kit.monitor_port': 'دستگاه و مانیتور درگاه مشترکی ندارند',
  'kit.cord_inlet': 'کابل برق نمی‌خورد: {needed} لازم است، این {found} است',
  'kit.cord_plug': 'دوشاخه به پریزهای اینجا نمی‌خورد: نوع {needed} لازم است، این {found} است',
  'kit.result_ok': 'سازگار',
  'kit.result_warn': 'سازگار، با احتیاط',
  'kit.result_block': 'ناسازگار',
  'kit.cable_ends': 'این کابل دستگاه را به مانیتور نمی‌رساند: به دو سرش نگاه کنید',
  'kit.keyboard_layout': 'حروف روی کلیدها فرق دارد: {needed} لازم است، این {found} است',
  'kit.bag_small': 'کوچک است: صفحه {needed, number} اینچ است، این تا {found, number} اینچ جا دارد',
  'kit.sim_size': 'اندازهٔ سیم‌کارت فرق دارد: {needed} لازم است، این {found} است',
  'kit.sim_not_active': 'سیم‌کارت هنوز فعال نشده است',
  'kit.plan_ended': 'بستهٔ اینترنت آن در {date} تمام شده است',
  'kit.plan_ends_soon': 'بستهٔ اینترنت آن در {date} تمام می‌شود، کمتر از {days, number} روز دیگر',
  'kit.cord_amps':
    'جریان مجاز این کابل کم است: دست‌کم {needed, number} آمپر لازم است، این {found, number} آمپر است',
};
