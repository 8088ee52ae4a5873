package io.honeybee.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final int ZOOM = 8;

  @Test
  void drawnCodeIsReadBack() throws Exception {
    String uri =
        "otpauth://totp/HoneyBee:edge-1?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=HoneyBee";
    assertThat(read(QrCode.lines(uri))).isEqualTo(uri);
  }

  /** Turns the characters into a picture, as a phone's camera would see them on a dark terminal. */
  private static String read(List<String> lines) throws Exception {
    int width = lines.getFirst().length() * ZOOM;
    int height = lines.size() * 2 * ZOOM;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        char c = lines.get(y / ZOOM / 2).charAt(x / ZOOM);
        boolean upper = y / ZOOM % 2 == 0;
        boolean light = c == '█' || (upper ? c == '▀' : c == '▄');
        pixels[y * width + x] = light ? 0xFFFFFF : 0;
      }
    }
    BinaryBitmap picture =
        new BinaryBitmap(
            new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height, pixels)));
    return new QRCodeReader().decode(picture).getText();
  }
}
