using MimeKit;

namespace LaDeclaration.Web.Mail;

public interface IMailTransport
{
    /// <summary>The full path of the folder that letters are written to; null if they go to a mail server.</summary>
    string? Folder { get; }

    /// <summary>The mail server as host:port; null if letters are written to a folder.</summary>
    string? Server { get; }

    Task Send(MimeMessage message, CancellationToken cancellation);
}
