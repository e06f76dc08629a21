package io.backupstream.api.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backupstream.api.spec.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsPemTest {
  @ParameterizedTest
  @CsvSource({
    "rsa.crt, rsa-pkcs8.key, RSA",
    "rsa.crt, rsa-pkcs1.key, RSA",
    "ec.crt, ec-pkcs8.key, EC",
    "ec.crt, ec-sec1.key, EC",
    "ed25519.crt, ed25519-pkcs8.key, EdDSA"
  })
  void aKeyIsReadInEveryEncodingThatToolsWrite(String certificate, String key, String algorithm)
      throws Exception {
    TlsIdentity identity = TlsPem.read(TlsFiles.read(certificate), TlsFiles.read(key));

    assertThat(identity.privateKey().getAlgorithm()).isEqualTo(algorithm);
    assertThat(identity).hasToString("TlsIdentity[CN=keynote.example.com]");
  }

  @Test
  void theChainKeepsItsOrder() throws Exception {
    String chain = TlsFiles.read("ec.crt") + "an issuer\n" + TlsFiles.read("rsa.crt");

    TlsIdentity identity = TlsPem.read(chain, TlsFiles.read("ec-pkcs8.key"));

    assertThat(identity.chain())
        .extracting(certificate -> certificate.getPublicKey().getAlgorithm())
        .containsExactly("EC", "RSA");
  }

  @Test
  void twoReadingsOfTheSameFilesAreEqual() throws Exception {
    assertThat(TlsPem.read(TlsFiles.read("ec.crt"), TlsFiles.read("ec-sec1.key")))
        .isEqualTo(TlsPem.read(TlsFiles.read("ec.crt"), TlsFiles.read("ec-sec1.key")));
  }

  @ParameterizedTest
  @CsvSource({
    "ec.crt, rsa-pkcs8.key, 'expected the EC private key of the certificate, found what cannot be"
        + " read as one'",
    "rsa.crt, ec-sec1.key, 'expected the RSA private key of the certificate, found what cannot be"
        + " read as one'",
    "ec.crt, encrypted.key, 'expected an unencrypted private key, found an encrypted one'",
    "ec.crt, ec.crt, 'expected a PEM block PRIVATE KEY, found none'"
  })
  void aKeyThatCannotServeIsRefused(String certificate, String key, String message) {
    TlsPemException refusal = refusal(TlsFiles.read(certificate), TlsFiles.read(key));

    assertThat(refusal.entry()).isEqualTo(Tls.PRIVATE_KEY_ENTRY);
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void aKeyOfTheSameKindThatIsNotTheCertificatesIsRefused() {
    String other =
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgA4kyHtI7L1IwBaw6
        Yf6K6yNVkorbWqPfBmDw0WXdAeChRANCAAQWX22VIiqkhpM3LM2uV77js9f0n94C
        fy6au7fCFg99UyvA936ZCFwG5ExrbqPt+7THfsYOxIDW2FkU9DQ3NFLg
        -----END PRIVATE KEY-----
        """;

    assertThat(refusal(TlsFiles.read("ec.crt"), other))
        .hasMessage("expected the private key of the first certificate, found another");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'expected a PEM block CERTIFICATE, found none'",
    "'-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----', 'expected an X.509 certificate,"
        + " found what cannot be read as one'",
    "'-----BEGIN CERTIFICATE-----A-----END CERTIFICATE-----', 'expected an X.509 certificate,"
        + " found what cannot be read as one'"
  })
  void aCertificateThatCannotBeReadIsRefused(String certificate, String message) {
    TlsPemException refusal = refusal(certificate, TlsFiles.read("ec-sec1.key"));

    assertThat(refusal.entry()).isEqualTo(Tls.CERTIFICATE_ENTRY);
    assertThat(refusal).hasMessage(message);
  }

  private static TlsPemException refusal(String certificate, String key) {
    return catchThrowableOfType(TlsPemException.class, () -> TlsPem.read(certificate, key));
  }
}
