export const document = {
  'doc.donor_receipt': 'Phiếu tiếp nhận',
  'doc.handover': 'Biên bản bàn giao',
  'doc.wipe_cert': 'Giấy xác nhận xóa dữ liệu',
  'doc.test_tag': 'Tem kiểm tra',
  'doc.pick_list': 'Phiếu soạn hàng',
  'doc.manifest': 'Phiếu chuyển giao',
  'doc.recycling': 'Biên bản chuyển giao tái chế',
  'doc.warranty': 'Bảo hành',
  'doc.history': 'Lịch sử thiết bị',
  'doc.audit_log': 'Nhật ký thao tác',
  'doc.label': 'Nhãn mã vạch',
} as const;
