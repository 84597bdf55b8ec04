using System.Runtime.InteropServices;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Mail;

namespace LaDeclaration.Web.Setup;

/// <summary>
/// Whatever the program creates (database, logs, letters, their folders) is for the account that runs it alone, 0600 and 0700: who reads
/// the database can sign in as anybody. Windows, where a folder's rights pass on to what is in it, stays as it is.
/// </summary>
internal static class PrivateFilesSetup
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly EnumerationOptions NoLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    public static void ProtectFiles(this WebApplication app)
    {
        if (OperatingSystem.IsWindows())
            return;
        _ = SetUmask((uint)OfOthers);
        var root = app.Environment.ContentRootPath;
        string[] own = [Path.Combine(root, "App_Data"), Path.Combine(root, "Logs")];
        foreach (var folder in own.Where(Directory.Exists))
            Tighten(folder, app.Logger);
        var logs = app.Configuration["Log:Folder"];
        string?[] used =
        [
            Path.GetDirectoryName(app.Services.GetRequiredService<DatabasePreparation>().File),
            app.Services.GetRequiredService<IMailTransport>().Folder,
            string.IsNullOrWhiteSpace(logs) ? null : Path.GetFullPath(Path.Combine(root, logs)),
        ];
        foreach (var folder in used.OfType<string>().Distinct().Where(f => Directory.Exists(f) && !own.Any(o => IsWithin(f, o)) && IsOpenToOthers(f)))
            app.Logger.LogWarning("Other accounts of this machine can look into {Folder}, which a setting names. It is left as it is; chmod 700 would close it.", folder);
    }

    /// <summary>Only an earlier version of this program left it open; once it is closed, nothing in it is looked at again.</summary>
    private static void Tighten(string folder, ILogger log)
    {
        if (OperatingSystem.IsWindows() || !IsOpenToOthers(folder))
            return;
        try
        {
            foreach (var inside in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", NoLinks))
                inside.UnixFileMode &= ~OfOthers;
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) & ~OfOthers);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            log.LogWarning("Other accounts of this machine can look into {Folder}, and it could not be closed: {Reason}", folder, refused.Message);
        }
    }

    private static bool IsOpenToOthers(string folder) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & OfOthers) != 0;

    private static bool IsWithin(string folder, string outer) =>
        folder == outer || folder.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The rights that files and folders are created without, for the whole process: also those that libraries create.</summary>
    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint SetUmask(uint mask);
}
