using System.Runtime.InteropServices;
using LaDeclaration.Web.Mail;

namespace LaDeclaration.Web.Setup;

/// <summary>
/// Whatever the program creates (database, logs, letters, their folders) only its own account can read, 0600 and 0700: whoever reads the
/// database can sign in as anybody. Not on Windows, where files inherit the access rights of their folder.
/// </summary>
internal static class FilePermissionsSetup
{
    private const UnixFileMode GroupAndOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly EnumerationOptions NoLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    public static void RestrictFilePermissions(this WebApplication app)
    {
        if (OperatingSystem.IsWindows())
            return;
        _ = SetUmask((uint)GroupAndOthers);
        var root = app.Environment.ContentRootPath;
        string[] own = [Path.Combine(root, "App_Data"), Path.Combine(root, "Logs")];
        foreach (var folder in own.Where(Directory.Exists))
            Restrict(folder, app.Logger);
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

    /// <summary>A folder that is already restricted was created, with all in it, by a version that sets the umask, so it is not searched.</summary>
    private static void Restrict(string folder, ILogger log)
    {
        if (OperatingSystem.IsWindows() || !IsOpenToOthers(folder))
            return;
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", NoLinks))
                entry.UnixFileMode &= ~GroupAndOthers;
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) & ~GroupAndOthers);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            log.LogWarning("Other accounts of this machine can look into {Folder}, and it could not be closed: {Reason}", folder, exception.Message);
        }
    }

    private static bool IsOpenToOthers(string folder) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & GroupAndOthers) != 0;

    private static bool IsWithin(string folder, string outer) =>
        folder == outer || folder.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Holds for the whole process, so also for files that libraries create.</summary>
    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint SetUmask(uint mask);
}
