// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.configuration.MailConfiguration;
import io.meriggio.configuration.MailConfiguration.Security;
import io.meriggio.device.Text;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Notices by mail, through a server that takes mail to be sent (SMTP, RFC 5321 and 6409). */
final class MailChannel implements Channel {
  private static final int FIRST_PERMANENT = 500;
  private static final String TIMEOUT_MILLIS = "10000";

  private final MailConfiguration mail;
  private final Letter letter;

  MailChannel(MailConfiguration mail, Letter letter) {
    this.mail = mail;
    this.letter = letter;
  }

  @Override
  public String send(Notice notice) throws NotSent {
    // Jakarta Mail and Activation look for their parts through the loader of the thread, which in
    // a framework knows none of them.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(MailChannel.class.getClassLoader());
    try {
      return sent(notice);
    } catch (SendFailedException e) {
      Text text = NoticeTexts.text("mail.refused", server(), words(e));
      // 4xx asks for another try (RFC 5321 section 4.2.1)
      throw isPermanent(e) ? NotSent.ever(text, e) : NotSent.yet(text, e);
    } catch (AuthenticationFailedException e) {
      throw NotSent.yet(NoticeTexts.text("mail.refused", server(), words(e)), e);
    } catch (MessagingException e) {
      throw NotSent.yet(NoticeTexts.text("unreached", server(), words(e)), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String sent(Notice notice) throws MessagingException {
    Session session = Session.getInstance(properties());
    MimeMessage message = message(session, notice);
    String host = mail.host().orElseThrow();
    boolean tls = mail.security() == Security.TLS;
    URLName name = new URLName(tls ? "smtps" : "smtp", host, mail.port(), null, null, null);
    try (SMTPTransport transport =
        tls ? new SMTPSSLTransport(session, name) : new SMTPTransport(session, name)) {
      transport.connect(host, mail.port(), mail.user().orElse(null), mail.password().orElse(null));
      transport.sendMessage(message, message.getAllRecipients());
      return transport.getLastServerResponse().trim();
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
      properties.put(protocol + "connectiontimeout", TIMEOUT_MILLIS);
      properties.put(protocol + "timeout", TIMEOUT_MILLIS);
      properties.put(protocol + "writetimeout", TIMEOUT_MILLIS);
      properties.put(protocol + "ssl.checkserveridentity", "true");
      properties.put(protocol + "auth", String.valueOf(mail.user().isPresent()));
      // the name of this machine tells strangers nothing
      properties.put(protocol + "localhost", "meriggio.local");
    }
    // whose domain stands in the Message-ID
    mail.from().ifPresent(from -> properties.put("mail.from", from));
    boolean startTls = mail.security() == Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
    return properties;
  }

  private MimeMessage message(Session session, Notice notice) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(mail.from().orElseThrow()));
    for (String receiver : mail.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(receiver));
    }
    message.setSubject(letter.subject(notice), StandardCharsets.UTF_8.name());
    message.setText(letter.words(notice), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(notice.at()));
    // nobody is to answer by machine (RFC 3834)
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static boolean isPermanent(SendFailedException failure) {
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      int code =
          e instanceof SMTPSendFailedException sending
              ? sending.getReturnCode()
              : e instanceof SMTPAddressFailedException address ? address.getReturnCode() : 0;
      if (code >= FIRST_PERMANENT) {
        return true;
      }
    }
    return false;
  }

  private String server() {
    return mail.host().orElse("") + ":" + mail.port();
  }

  private static String words(MessagingException e) {
    Exception next = e.getNextException();
    String more = next == null ? "" : ": " + next.getMessage();
    return (e.getMessage() + more).replaceAll("\\p{Cntrl}+", " ").trim();
  }
}
