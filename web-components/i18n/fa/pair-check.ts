import type { pairCheck as english } from '../en/pair-check.ts';

export const pairCheck: Record<keyof typeof english, string> = {
  'pair.title': 'بررسی با هم',
  'pair.lead': 'آیا این‌ها به هم تعلق دارند؟',
  'pair.begin': 'آنچه را کنار هم است به هر ترتیبی اسکن کنید: دستگاه، شارژر، کیف، سیم‌کارت، رسید.',
  'pair.right': 'درست است: همه‌چیز هست و به هم تعلق دارد.',
  'pair.right_alone': 'چیز دیگری همراه این دستگاه نیست.',
  'pair.anew': 'شروع بررسی دیگر',
  'pair.typed': 'بررسی',
  'pair.kept': 'نگه داشته شد؛ با برگشت شبکه گفته می‌شود مربوط به چیست',
  'scan.pair_right': '{device}: همه‌چیز هست و به هم تعلق دارد',
  'scan.pair_alone': '{device}: تا جایی که ثبت شده چیز دیگری همراهش نیست',
  'scan.pair_missing':
    'مربوط به {device} است. هنوز مانده: {line}{more, plural, =0 {} other { و # چیز دیگر}}',
  'scan.pair_device_missing': 'مربوط به {device} است. خود دستگاه را هم اسکن کنید.',
  'scan.pair_kept': 'دیده شد. دستگاه همراهش را اسکن کنید.',
  'error.pair.belongs_to':
    '{what} {code} مربوط به {device} است، نه {hand}. آن را کنار بگذارید. چیزی تغییر نکرد.',
  'error.pair.other_device':
    '{code} دستگاه دیگری است؛ آنچه اینجاست مربوط به {hand} است. یکی را کنار بگذارید. چیزی تغییر نکرد.',
  'error.pair.loose':
    '{what} {code} در هیچ بستهٔ لوازمی نیست و همراه هیچ دستگاهی اینجا نیامده است. آن را کنار بگذارید یا اول به بسته بیفزایید. چیزی تغییر نکرد.',
  'error.pair.not_in_kit': '{what} مربوط به {hand} نیست. آن را کنار بگذارید. چیزی تغییر نکرد.',
  'error.pair.not_a_member':
    '{code} چیزی نیست که همراه دستگاه داده شود. چیزی تغییر نکرد. دستگاه، شارژر، کیف، سیم‌کارت یا رسید را اسکن کنید.',
  'error.pair.device_first':
    'اول دستگاه یا شارژر آن را اسکن کنید: چیزهای شمردنی نمی‌گویند مال کدام‌اند. چیزی تغییر نکرد.',
};
