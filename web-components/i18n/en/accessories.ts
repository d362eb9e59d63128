/** The stock of accessories that carry a label of their own. */
export const accessories = {
  'accessories.title': 'Accessories',
  'accessories.add': 'Add accessories',
  'accessories.edit': 'Correct accessory',
  'accessories.kind': 'Kind',
  'accessories.code': 'Code',
  'accessories.what': 'What',
  'accessories.rating': 'Rating',
  'accessories.status': 'State',
  'accessories.in_stock': 'In stock',
  'accessories.in_kit': 'In a kit',
  'accessories.handed_over': 'Handed over',
  'accessories.missing': 'Missing',
  'accessories.given_back': 'Given back',
  'accessories.recycled': 'Recycled',
  'accessories.no_label': 'label not scanned back',
  'accessories.none': 'Nothing here. Choose other filters, or add what arrived.',
  'accessories.text': 'What the label says',
  'accessories.count': 'How many alike',
  'accessories.place_hint': 'Choose, or scan the place',
  'accessories.with_me': 'With me',
  'accessories.label_hint':
    'If a blank label is stuck on it, scan it now. Else labels are printed.',
  'accessories.label_scanned': 'Label {code} is on it.',
  'accessories.added': '{count, plural, one {# accessory added} other {# accessories added}}',
  'accessories.found': 'Found: in stock',
  'accessories.mark_missing': 'Missing',
  'error.accessory.not_found':
    'There is no such accessory here. Nothing was changed. Check the code.',
  'error.accessory.changed':
    'Someone else changed this accessory a moment ago. Nothing was saved. Look at it, then try again.',
  'error.accessory.wrong_status':
    'This cannot be done with it now. Nothing was changed. Look at where it is.',
  'error.accessory.label_is_one': 'One scanned label is for one accessory.',
  'error.accessory.connector_unreadable': 'No plug was understood. Choose it from the list.',
} as const;
