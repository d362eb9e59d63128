/** Loaded only where a QR code is shown. */
import { QRCodeDecoderErrorCorrectionLevel, QRCodeEncoder } from '@zxing/library';

/** Rows of dark (1) and light (0) modules, without the quiet zone. Upper case makes a smaller code. */
export function qrMatrix(text: string): Uint8Array[] {
  const code = QRCodeEncoder.encode(text, QRCodeDecoderErrorCorrectionLevel.M);
  return code.getMatrix().getArray();
}
