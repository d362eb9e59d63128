/** A school's list of requests. */
export const needList = {
  'need_list.upload': 'Upload a school’s list',
  'need_list.lead':
    'One school at a time, as XLSX or CSV. Nothing is kept before you have seen what it does.',
  'need_list.template': 'Empty list to fill in',
  'need_list.template_in': '{format} in {language}',
  'need_list.file': 'The list (XLSX or CSV, up to 10 MB)',
  'need_list.level_hint': 'For rows that do not say',
  'need_list.read': 'Look at the list',
  'need_list.again': 'Choose another file',
  'need_list.take': 'Take {count, plural, one {# row} other {# rows}}',
  'need_list.nothing': 'No row can be taken as it is.',
  'need_list.unchanged_all': 'Everything in this list is known already. There is nothing to take.',
  'need_list.download': 'Download {count, plural, one {# row} other {# rows}} to correct',
  'need_list.download_hint':
    'With a column that says what is wrong. Correct them and upload that file; nothing is taken twice.',
  'need_list.error_column': 'What is wrong',
  'need_list.new': 'New',
  'need_list.changed': 'Changed',
  'need_list.unchanged': 'As before',
  'need_list.served': 'Served already',
  'need_list.ended': 'Closed',
  'need_list.doubled': 'Twice in the list',
  'need_list.refused': 'To correct',
  'need_list.unread': 'Not read, since the heading is not known: {headings}',
  'need_list.row': 'Row {line, number}',
  'need_list.column_error': '{column}: {error}',
  'need_list.changes': 'changes: {fields}',
  'need_list.approve_again': 'goes back to the approver',
  'need_list.looks_like': 'looks like {codes}; the approver decides',
  'need_list.left_alone': 'is not changed',
  'need_list.taken':
    '{created, plural, one {# request} other {# requests}} registered, {updated, number} changed. They wait for approval.',
  'need_list.earlier': 'Lists taken lately',
  'need_list.earlier_line': '{created, number} new, {updated, number} changed · {date} · {by}',
  'need_list.none_earlier': 'No list was taken yet.',
  'need_list.show_all': 'Show all {count, number}',
  'need_list.kept': 'The file stays chosen here.',
  'list.required': 'Missing. Fill it in.',
  'list.guardian_required': 'The parent or guardian agreed: write the name.',
  'list.unknown_word': '“{value}” is not known. Take a word from the help sheet.',
  'list.too_long': 'Too long. At most {max, number} characters.',
  'list.characters': 'Holds hidden characters. Type it again.',
  'list.formula': 'Begins like a formula. Write it as plain text.',
  'list.formula_error': 'The formula failed. Write the value itself.',
  'list.merged': 'Merged with other cells. Unmerge them and fill in each row.',
  'list.phone': 'Only digits, spaces, +, - and brackets.',
  'list.number': 'A number from {least, number} to {most, number}.',
  'list.date': 'Not a date. Write it as 21/03/2015 or 2015-03-21.',
  'list.future': 'This day is yet to come.',
  'list.age': 'That would be an age of {age, number}. Check the year.',
  'list.not_for_kind': 'This cannot be asked for with this kind. Empty the cell.',
  'list.twice':
    'The same person or number as in row {line, number}. Different children: give each a number of the school.',
  'list.several': 'Two requests bear this name. Add the school’s number or the date of birth.',
  'list.reserved':
    'A device waits for {code} already. End the reservation first, then upload the row again.',
  'list.not_own': 'Registered by somebody else. Ask a coordinator to change it.',
  'error.list.future': 'This day is yet to come.',
  'error.list.no_headings':
    'No headings were recognised. Nothing was taken. Use the empty list, or write its headings above the columns.',
  'error.list.missing_columns':
    'Columns are missing: {columns}. Nothing was taken. Add them and choose the file again.',
  'error.list.empty': 'There are no rows below the headings. Nothing was taken.',
  'error.list.too_many_rows':
    'More than {max, number} rows. Nothing was taken. Divide the list and upload the parts.',
  'error.list.meanwhile':
    'Somebody changed these requests meanwhile. Nothing was taken. Look at the list again.',
  'error.list.nothing': 'No row can be taken as it is. Nothing was changed.',
  'error.sheet.empty': 'This file is empty. Nothing was taken. Choose another.',
  'error.sheet.too_large':
    'Larger than 10 MB. Nothing was taken. Remove pictures, or divide the list.',
  'error.sheet.old_excel':
    'A workbook of the old kind (.xls) or with a password. Nothing was taken. Save it as XLSX without a password.',
  'error.sheet.macros':
    'This workbook holds macros. Nothing was taken. Save it as XLSX without macros.',
  'error.sheet.not_a_sheet': 'This is not a list. Nothing was taken. Choose an XLSX or CSV file.',
  'error.sheet.broken':
    'This file is damaged or unpacks to far too much. Nothing was taken. Save it again as XLSX or CSV.',
  'error.sheet.merged': 'Too many merged cells. Nothing was taken. Unmerge them and save it again.',
  'error.sheet.encoding':
    'The letters of this file cannot be read. Nothing was taken. Save it as XLSX or as CSV UTF-8.',
  'need_list.column.studentName': 'Name of the student',
  'need_list.column.kind': 'What is needed',
  'need_list.column.consentBy': 'Consent given by',
  'need_list.column.consentChannel': 'Consent given how',
  'need_list.column.consentDate': 'Consent given on',
} as const;
