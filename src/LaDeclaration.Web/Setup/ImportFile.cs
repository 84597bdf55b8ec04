using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Setup;

/// <summary>The command <c>import</c>.</summary>
internal static class ImportFile
{
    public const string Usage = """
        Usage: import FILE --as EMAIL --reason REASON
        Makes a draft of what a file of memberships (as /data/memberships.csv) says differently. --as is an editor's or administrator's account.
        """;

    private static readonly string[] Options = ["--as", "--reason"];

    public static async Task Run(IServiceProvider services, string file, string[] rest)
    {
        var options = Commands.ReadOptions(rest, Options, Usage);
        var author = await Author(services, options.GetValueOrDefault("--as", ""));
        var reason = options.GetValueOrDefault("--reason", "").Trim();
        if (reason.Length is 0 or > ChangeSet.ReasonMaxLength)
            throw new CommandException($"--reason: say why, in 1 to {ChangeSet.ReasonMaxLength} characters.");
        // Whoever asks on the command line reads the site's first language, and the register as it stands.
        var reader = services.GetRequiredService<Reader>();
        reader.Language = services.GetRequiredService<SiteSettings>().Languages[0];
        reader.Newest = await services.GetRequiredService<RegisterDbContext>().NewestRevision();
        reader.Clocks = reader.Clocks with { Known = reader.Newest };
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader.Language);
        var importer = services.GetRequiredService<Importer>();
        var import = await importer.Read(await Bytes(file));
        if (import.Faults.Count > 0)
            throw new CommandException(string.Join('\n', import.Faults.Select(importer.SentenceWithPlace)));
        if (import.Changes.Count == 0)
        {
            Console.WriteLine(importer.Summary(import));
            return;
        }
        var draft = await Put(services, author, reason, import.Changes);
        Console.WriteLine($"""
            {importer.Summary(import)} Change set {draft.Number} is a draft; nothing is published yet. Look at it here:

            {services.GetRequiredService<SiteAddress>().Of(reader.Now($"admin/change-sets/{draft.Number}")[1..])}
            """);
    }

    /// <summary>On record as what it is: whoever works at this machine has shown nobody that they are the author.</summary>
    private static async Task<ChangeSet> Put(IServiceProvider services, Actor author, string reason, IReadOnlyList<Change> changes)
    {
        var (db, desk) = (services.GetRequiredService<RegisterDbContext>(), services.GetRequiredService<Desk>());
        await using var whole = await db.Database.BeginTransactionAsync();
        var draft = await desk.Put(null, author, new Evidence { Reason = reason }, changes);
        db.Journal.Add(JournalEntry.Of(Act.Imported, desk.Now, by: null, about: author.Id, changeSet: draft.Number));
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return draft;
    }

    private static async Task<Actor> Author(IServiceProvider services, string email)
    {
        var member = await services.GetRequiredService<UserManager<StaffMember>>().FindByEmailAsync(email);
        return member is { DisabledAt: null, AcceptedAt: not null } && member.AsActor() is { MayPublish: true } author
            ? author
            : throw new CommandException($"--as: “{email}” is not the e-mail address of an open account of an editor or administrator.");
    }

    private static async Task<byte[]> Bytes(string file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException(unreadable.Message);
        }
    }
}
