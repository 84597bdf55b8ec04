using MimeKit;

namespace LaDeclaration.Web.Mail;

/// <summary>Writes letters as .eml files, which any mail program opens, for a site without a mail server.</summary>
internal sealed class FolderTransport(string folder) : IMailTransport
{
    public string Folder { get; } = Path.GetFullPath(folder);

    public string? Server => null;

    public async Task Send(MimeMessage message, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var name = $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{message.MessageId!.Split('@')[0]}.eml";
        var temporary = Path.Combine(Folder, name + ".part");
        await using (var file = File.Create(temporary))
            await message.WriteToAsync(file, cancellation);
        File.Move(temporary, Path.Combine(Folder, name), overwrite: true);
    }
}
