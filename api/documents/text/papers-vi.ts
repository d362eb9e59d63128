import type { papers as english } from './papers-en.ts';

export const papers: typeof english = {
  receipt: {
    title: 'Giấy biên nhận',
    reference: 'Mã đăng ký nhận',
    givenBy: 'Người giao',
    handedOver: 'Thời điểm bàn giao',
    onTheDay: 'Ghi vào ngày trao',
    numberLater: 'Số biên nhận',
    warrantyUntil: 'Bảo hành đến',
    warrantyDays: '90 ngày kể từ ngày bàn giao',
    fault: 'Khi có gì không hoạt động',
    faultText:
      'Hãy mang máy trở lại hoặc gọi: {contact}. Trong thời hạn bảo hành, máy được sửa hoặc đổi miễn phí. Khi máy hỏng, không ai trách các em.',
    contactSite: 'xưởng ghi ở đầu giấy này',
    check: 'Kiểm tra giấy biên nhận',
    checkText:
      'Quét mã ở trên, hoặc nhập {code} tại {address}. Trang đó cho biết giấy còn hiệu lực hay không và không nêu tên ai.',
    checkCode: 'Mã kiểm tra: {code}',
    hash: 'SHA-256 của nội dung:',
    recipientSignature: 'Người nhận hoặc người giám hộ',
    giverSignature: 'Đại diện chương trình',
    keepIt: 'Hãy giữ giấy này: chỉ cần số trên giấy để được bảo hành.',
  },
  care: {
    title: 'Máy của bạn: sử dụng và trợ giúp',
    charging: 'Sạc máy',
    chargingLines: [
      'Dùng bộ sạc đi kèm máy: {charger}. Bộ sạc khác có thể không sạc được hoặc làm hỏng máy.',
      'Sạc trên mặt phẳng cứng, không sạc trên giường hay dưới chăn. Máy có thể ấm, nhưng không được nóng.',
      'Có thể dùng máy khi đang sạc. Rút sạc khi đã đầy.',
    ],
    ownCharger: 'bộ sạc của máy',
    battery: 'Pin',
    batteryLines: [
      'Nếu nhiều tuần không dùng, hãy để pin còn khoảng một nửa và sạc lại hai tháng một lần.',
      'Nếu pin phồng, rò rỉ, có mùi hoặc quá nóng: tắt máy, rút sạc, không ấn vào pin và mang máy trở lại.',
    ],
    accounts: 'Tài khoản và bài làm của bạn',
    accountsLines: [
      'Ổ lưu trữ đã được xóa: không còn gì của người dùng trước, không còn tài khoản hay khóa nào.',
      'Hãy đặt mật khẩu của riêng mình và không cho người khác biết. Người lớn trong nhà có thể biết.',
      'Hãy lưu thêm một bản những gì quan trọng, ví dụ trên USB.',
      'Hãy để hệ điều hành tự cập nhật.',
    ],
    handling: 'Hằng ngày',
    handlingLines: [
      'Giữ máy khô ráo, tránh nóng; gập máy và cho vào túi khi mang đi.',
      'Lau màn hình bằng khăn mềm, khô.',
    ],
    warranty: 'Bảo hành',
    warrantyText:
      'Đến {date}, xưởng sửa hoặc đổi máy miễn phí. Pin và vật tư tiêu hao không được bảo hành. Sau đó xưởng vẫn giúp khi có thể.',
    help: 'Khi cần giúp đỡ',
    helpText:
      '{contact}. Hãy đọc mã thiết bị {code}; mã cũng có trên nhãn dán. Khi máy hỏng, không ai trách các em.',
    noLonger: 'Không cần máy nữa? Hãy mang trả lại: máy sẽ đến với người học tiếp theo.',
  },
  sheet: {
    title: 'Danh sách ký nhận',
    session: 'Đợt trao tặng',
    day: 'Ngày',
    area: 'Địa bàn',
    count: 'Số lượt trao',
    position: 'TT',
    reference: 'Mã đăng ký',
    group: 'Lớp',
    thing: 'Thiết bị',
    signature: 'Chữ ký',
    before: 'Trước khi ký: đã đối chiếu giấy tờ, đã quét máy và bộ sạc, đã thấy máy hoạt động.',
    served: 'Đã trao',
    scanToOpen: 'Quét để mở đợt trao tặng này',
    empty: 'Danh sách này chưa có ai.',
    spares: 'Máy dự phòng',
    responsible: 'Người phụ trách trong ngày',
    witness: 'Đại diện trường hoặc điểm trao',
  },
};
