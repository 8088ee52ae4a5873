package io.honeybee.app.terminal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws a QR code with characters: two rows of squares in each line. */
public final class QrCode {
  /** White squares around it; ISO/IEC 18004 wants four, phones read it with two. */
  private static final int QUIET_ZONE = 2;

  private QrCode() {}

  /** The lines, to be printed on a dark ground with light characters. */
  public static List<String> lines(String text) {
    BitMatrix squares = encode(text);
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < squares.getHeight(); y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < squares.getWidth(); x++) {
        boolean upperLight = !squares.get(x, y);
        boolean lowerLight = y + 1 >= squares.getHeight() || !squares.get(x, y + 1);
        line.append(upperLight ? (lowerLight ? '█' : '▀') : (lowerLight ? '▄' : ' '));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static BitMatrix encode(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.MARGIN,
                  QUIET_ZONE,
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8"));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }
}
