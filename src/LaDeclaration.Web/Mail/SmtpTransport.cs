using LaDeclaration.Web.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LaDeclaration.Web.Mail;

internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    private const int TimeoutMilliseconds = 30_000;

    public string? Folder => null;

    public string Server => $"{settings.Host}:{settings.Port}";

    public async Task Send(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, cancellation);
        if (settings.User.Length > 0)
            await client.AuthenticateAsync(settings.User, settings.Password, cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }
}
