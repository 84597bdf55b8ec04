using LaDeclaration.Web.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LaDeclaration.Web.Mail;

/// <summary>Takes letters out of the house.</summary>
public interface IMailTransport
{
    /// <summary>The folder letters are written to; none where a mail server takes them.</summary>
    string? Folder { get; }

    /// <summary>The mail server; none where letters are written to a folder.</summary>
    string? Server { get; }

    Task Send(MimeMessage message, CancellationToken cancellation);
}

/// <summary>Through a mail server.</summary>
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

/// <summary>As .eml files, which any mail program opens: for a site without a mail server.</summary>
internal sealed class FolderTransport(string folder) : IMailTransport
{
    public string Folder { get; } = Path.GetFullPath(folder);

    public string? Server => null;

    public async Task Send(MimeMessage message, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var name = $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{message.MessageId!.Split('@')[0]}.eml";
        var unfinished = Path.Combine(Folder, name + ".part");
        await using (var file = File.Create(unfinished))
            await message.WriteToAsync(file, cancellation);
        File.Move(unfinished, Path.Combine(Folder, name), overwrite: true);
    }
}
