package io.backupstream.api.tls;

import io.backupstream.api.spec.Tls;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a Secret of type {@code kubernetes.io/tls} carries: a certificate chain, and its
 * private key as PKCS #8, PKCS #1 or SEC 1, unencrypted.
 */
public final class TlsPem {
  private static final byte[] PROBE = "backupstream".getBytes(StandardCharsets.UTF_8);

  private TlsPem() {}

  /**
   * Reads both and proves that they belong together.
   *
   * @throws TlsPemException if either is not what it must be; nothing of the key stands in it
   */
  public static TlsIdentity read(String certificatePem, String privateKeyPem)
      throws TlsPemException {
    List<X509Certificate> chain = certificates(certificatePem);
    PublicKey publicKey = chain.getFirst().getPublicKey();
    PrivateKey privateKey = privateKey(privateKeyPem, publicKey);
    if (!belongTogether(publicKey, privateKey)) {
      throw keyProblem("expected the private key of the first certificate, found another");
    }
    return new TlsIdentity(chain, privateKey);
  }

  private static List<X509Certificate> certificates(String pem) throws TlsPemException {
    List<X509Certificate> chain = new ArrayList<>();
    for (PemBlock block : PemBlock.findAll(pem)) {
      if (block.label().equals("CERTIFICATE")) {
        chain.add(certificate(block.der()));
      }
    }
    if (chain.isEmpty()) {
      throw new TlsPemException(
          Tls.CERTIFICATE_ENTRY, "expected a PEM block CERTIFICATE, found none");
    }
    return chain;
  }

  private static X509Certificate certificate(byte[] der) throws TlsPemException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException broken) {
      throw new TlsPemException(
          Tls.CERTIFICATE_ENTRY, "expected an X.509 certificate, found what cannot be read as one");
    }
  }

  private static PrivateKey privateKey(String pem, PublicKey publicKey) throws TlsPemException {
    for (PemBlock block : PemBlock.findAll(pem)) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return privateKey(block.der(), publicKey);
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> {
          byte[] pkcs8 = PrivateKeyDer.toPkcs8(block.der(), publicKey.getEncoded());
          return privateKey(pkcs8, publicKey);
        }
        case "ENCRYPTED PRIVATE KEY" ->
            throw keyProblem("expected an unencrypted private key, found an encrypted one");
        default -> {} // "EC PARAMETERS" stand before the key
      }
    }
    throw keyProblem("expected a PEM block PRIVATE KEY, found none");
  }

  private static PrivateKey privateKey(byte[] pkcs8, PublicKey publicKey) throws TlsPemException {
    try {
      return KeyFactory.getInstance(publicKey.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException broken) {
      throw keyProblem(
          "expected the "
              + publicKey.getAlgorithm()
              + " private key of the certificate, found what cannot be read as one");
    }
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey)
      throws TlsPemException {
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "EdDSA" -> "EdDSA";
          default -> throw keyProblem("expected an RSA, EC or Ed25519 key, found another");
        };
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(privateKey);
      signer.update(PROBE);
      byte[] signature = signer.sign();
      signer.initVerify(publicKey);
      signer.update(PROBE);
      return signer.verify(signature);
    } catch (GeneralSecurityException mismatch) {
      return false;
    }
  }

  private static TlsPemException keyProblem(String message) {
    return new TlsPemException(Tls.PRIVATE_KEY_ENTRY, message);
  }
}
