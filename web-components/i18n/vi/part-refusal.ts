/** Why something with parts was refused. */
export const partRefusal = {
  'error.part.device_not_in_repair':
    '{code} đang ở: {stage}. Chỉ lắp linh kiện khi đang kiểm tra hoặc sửa chữa. Chưa có gì thay đổi. Hãy đưa máy vào sửa chữa trước.',
  'error.part.does_not_fit':
    'Theo hồ sơ, linh kiện này không vừa với {code}. Chưa có gì thay đổi. Hãy lấy linh kiện khác, hoặc chọn “vẫn dùng” trên trang của máy.',
  'error.part.already_inside':
    '{code} đã lắp trong máy này rồi. Chưa có gì thay đổi. Muốn tháo ra, hãy quét ngăn chứa trước.',
  'error.part.in_other_device':
    '{code} đang lắp trong {device}. Chưa có gì thay đổi. Hãy tháo nó ở đó trước.',
  'error.part.not_in_stock':
    '{code} không có trong kho: {partStatus}. Chưa có gì thay đổi. Hãy lấy cái khác, hoặc sửa hồ sơ nếu vừa tìm thấy.',
  'error.part.not_inside':
    '{code} {count, plural, =0 {không có} other {chỉ có # cái}}: {item}. Chưa có gì thay đổi. Hãy kiểm tra máy đang cầm.',
  'error.part.is_accessory':
    '{item} là phụ kiện: nó vào bộ phụ kiện, không lắp vào máy. Chưa có gì thay đổi.',
  'error.part.scan_its_label':
    'Mỗi cái {item} có nhãn riêng. Chưa có gì thay đổi. Hãy quét nhãn trên linh kiện.',
  'error.part.which_bin':
    '{item} nằm ở nhiều ngăn: {places}. Chưa có gì thay đổi. Hãy quét ngăn, rồi quét lại nhãn.',
  'error.part.none_left':
    'Không còn {item} trong kho. Chưa có gì thay đổi. Hãy đặt thêm, hoặc tạm dừng sửa chữa để chờ.',
  'error.part.none_left_elsewhere':
    '{place} không còn {item}, nhưng có ở {elsewhere}. Chưa có gì thay đổi. Hãy lấy ở đó.',
  'error.part.last_taken':
    '{by} vừa lấy cái {item} cuối cùng ở {place}. Ở đây không còn cái nào. Chưa có gì thay đổi. Hãy đặt thêm, hoặc tạm dừng sửa chữa để chờ.',
  'error.part.last_taken_elsewhere':
    '{by} vừa lấy cái {item} cuối cùng ở {place}. Còn ở {elsewhere}. Chưa có gì thay đổi. Hãy lấy ở đó.',
  'error.part.medium_not_clean':
    'Chưa có bằng chứng dữ liệu trên {code} đã được xóa. Không thể cất vào kho hay lắp sang máy khác. Hãy xóa và thêm bằng chứng, hoặc tiêu hủy có người chứng kiến.',
  'error.part.not_harvesting':
    '{code} đang ở: {stage}. Chỉ tháo linh kiện khi kiểm tra, sửa chữa hoặc tháo lấy linh kiện. Chưa có gì thay đổi. Hãy chuyển máy sang đó trước.',
  'error.part.owner_not_settled':
    'Chưa rõ chủ của máy này: {hold}. Không được tháo gì ra. Hãy hỏi điều phối viên.',
  'error.part.locked_board':
    'Máy bị khóa thì không lấy bo mạch chủ: khóa vẫn nằm trên đó. Hãy lấy linh kiện khác, hoặc tái chế.',
  'error.part.locked_storage':
    'Ổ lưu trữ bị khóa. Không cất vào kho. Hãy tiêu hủy có người chứng kiến.',
  'error.part.soldered':
    'Bộ nhớ này hàn liền, không tháo rời được. Hãy để nguyên và xóa ngay trong máy.',
  'error.part.serial_known':
    'Ổ có số sê-ri {serial} đã có trong hệ thống: không phải ổ mới. Chưa nhận gì. Hãy tìm theo số sê-ri.',
  'error.part.no_proposal': 'Người khác đã trả lời việc này rồi. Hãy tải lại trang để xem hồ sơ.',
  'error.item.not_found': 'Không có mục này trong danh mục. Hãy kiểm tra nhãn hoặc tìm theo tên.',
  'error.item.closed': '{item} đã bị đưa ra khỏi danh mục. Chưa có gì thay đổi. Hãy mở lại trước.',
  'error.item.changed': 'Người khác vừa sửa {item}. Chưa lưu gì. Hãy xem lại.',
  'error.item.serialised':
    'Mỗi cái {item} có nhãn riêng. Chưa có gì thay đổi. Hãy quét nhãn trên từng cái.',
  'error.item.storage_is_serialised':
    'Ổ lưu trữ chứa dữ liệu: mỗi ổ cần nhãn riêng. Hãy chọn “Mỗi cái một nhãn”.',
  'error.item.accessory_is_counted':
    'Phụ kiện loại này được đếm theo ngăn. Hãy chọn “Đếm theo ngăn”.',
  'error.item.not_empty':
    'Vẫn còn {count} {item} trong kho. Chưa có gì thay đổi. Hãy dùng hết hoặc chuyển đi trước.',
  'error.item.too_many_labels': 'Mỗi lần tối đa {most} nhãn. Hãy nhập phần còn lại sau.',
  'error.item.count_changed':
    'Có người lấy hoặc thêm {item} ở {place} khi bạn đang đếm; giờ phải là {count}. Chưa có gì thay đổi. Hãy đếm lại.',
} as const;
