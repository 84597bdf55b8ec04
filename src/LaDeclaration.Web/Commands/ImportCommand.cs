using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Commands;

internal static class ImportCommand
{
    public const string Usage = """
        Usage: import FILE --as EMAIL --reason REASON [--reason-language LANGUAGE]
        Makes a draft of what a file of memberships (as /data/memberships.csv) says differently. --as is an editor's or administrator's account.
        --reason-language is one of the site's languages, in which the reason is written; without it, the first of them.
        """;

    private static readonly string[] Options = ["--as", "--reason", "--reason-language"];

    public static async Task Run(IServiceProvider services, string file, string[] args)
    {
        var options = CommandLine.ParseOptions(args, Options, Usage);
        var languages = services.GetRequiredService<SiteSettings>().Languages;
        var language = options.GetValueOrDefault("--reason-language", languages[0]);
        if (!languages.Contains(language))
            throw new CommandException($"--reason-language: “{language}” is not one of the site's languages: {string.Join(", ", languages)}.");
        // There is no request: messages are in the site's first language, and the register is read at its newest revision.
        var reader = services.GetRequiredService<ReadingContext>();
        reader.Language = languages[0];
        var newest = await services.GetRequiredService<RegisterDbContext>().GetNewestRevision();
        reader.SetNewest(await services.GetRequiredService<RegisterIndexes>().Get(newest), DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader.Language);
        var reason = CommandLine.ReadText(services, options, "--reason", ChangeSet.ReasonMaxLength, $"say why, in 1 to {ChangeSet.ReasonMaxLength} characters.", isLong: true, language);
        var author = await FindAuthor(services, options.GetValueOrDefault("--as", ""));
        var importer = services.GetRequiredService<MembershipImporter>();
        await using var importLock = await services.GetRequiredService<ImportLocks>().Acquire(author.Id!)
            ?? throw new CommandException("Another import of this account is running at this moment. Nothing of this file was taken over: start it again when the other has ended.");
        var import = await importer.Read(await ReadFile(file));
        if (import.Faults.Count > 0)
            throw new CommandException(string.Join('\n', [.. import.Faults.Select(importer.SentenceWithPlace), .. import.FaultCount > import.Faults.Count ? [importer.Shown(import)] : Array.Empty<string>()]));
        if (import.Changes.Count == 0)
        {
            Console.WriteLine(Summarize(importer, import));
            return;
        }
        var draft = await SaveDraft(services, author, reason, language, import.Changes);
        Console.WriteLine($"""
            {Summarize(importer, import)} Proposal {draft.Number} is a draft; nothing is published yet. Look at it here:

            {services.GetRequiredService<SiteAddress>().Of(reader.Now($"admin/change-sets/{draft.Number}")[1..])}
            """);
    }

    private static string Summarize(MembershipImporter importer, MembershipImport import) => $"{importer.Summary(import)} {importer.DatesRead(import)}".TrimEnd();

    /// <summary>The journal does not name the author as the one who imported, since nobody signs in on the command line.</summary>
    private static async Task<ChangeSet> SaveDraft(IServiceProvider services, Actor author, string reason, string reasonLanguage, IReadOnlyList<Change> changes)
    {
        var (db, drafts) = (services.GetRequiredService<RegisterDbContext>(), services.GetRequiredService<DraftStore>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var draft = await drafts.Save(null, author, reason, reasonLanguage, changes);
        db.Journal.Add(JournalEntry.Of(Act.Imported, drafts.Now, by: null, about: author.Id, changeSet: draft.Number));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return draft;
    }

    private static async Task<Actor> FindAuthor(IServiceProvider services, string email)
    {
        var member = await services.GetRequiredService<UserManager<StaffMember>>().FindByEmailAsync(SoundText.Read(email, StaffMember.EmailMaxLength).Text);
        return member is { DisabledAt: null, AcceptedAt: not null } && member.AsActor() is { MayPublish: true } author
            ? author
            : throw new CommandException($"--as: “{email}” is not the e-mail address of an open account of an editor or administrator.");
    }

    private static async Task<byte[]> ReadFile(string file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException(exception.Message);
        }
    }
}
