using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Postgres;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Register.Data.Sqlite;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Mail;
using LaDeclaration.Web.Requests.ResponseStorage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>
/// The whole site in this process, on a database of its own that holds the initial data, with a clock that tests set.
/// As a class fixture it is shared by a class; <c>await Site.Started()</c> gives a test one of its own.
/// </summary>
public sealed class Site : IAsyncLifetime, IAsyncDisposable
{
    public const string Password = "a heron waits by the weir";

    /// <summary>Of every sample account's authenticator app, in base 32.</summary>
    public const string AuthenticatorKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The form on the page for the second step that asks for the app's code.</summary>
    public const string CodeForm = "form[action*='handler=Code']";

    /// <summary>A database as it is after the first start, on the day that the clock begins with.</summary>
    internal static readonly Template Seeded = new("site", async services =>
    {
        var clock = new SettableClock();
        var contextFactory = services.GetRequiredService<RegisterDbContextFactory>();
        var newest = services.GetRequiredService<NewestRevisionCache>();
        await using (var db = contextFactory())
            await services.GetRequiredService<DatabasePreparation>().Migrate(db);
        await new Seeder(contextFactory, new Publisher(contextFactory, newest, clock), newest, clock).Run();
    });

    // Serilog's start-up logger is one for the process, so hosts begin one after the other.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private DatabaseProvider provider = DatabaseProvider.Sqlite;
    private TestDatabase? database;
    private bool isBeside;
    private Host? host;

    public SettableClock Clock { get; } = new();

    public CommandLog Commands { get; } = new();

    /// <summary>Warnings and errors.</summary>
    public EventLog Log { get; } = new();

    public IServiceProvider Services => host!.Services;

    /// <summary>Listen on a free port of this machine, for a real browser; to be said before the site starts.</summary>
    public bool Listens { get; set; }

    /// <summary>Where it listens, by a name: passkeys belong to one, and no number is one.</summary>
    public Uri Address => new UriBuilder(host!.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    private string MailFolder { get; } = Path.Combine(Path.GetTempPath(), "letters-" + Guid.NewGuid().ToString("N"));

    /// <summary>What the database holds at first; to be given before the site starts.</summary>
    internal Template Holding { get; set; } = Seeded;

    /// <summary>Settings beside the usual ones; to be given before the site starts.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Puts a service of a test's own in the place of the site's; to be given before the site starts.</summary>
    public Action<IServiceCollection> Replacing { get; set; } = _ => { };

    public static async Task<Site> Started(DatabaseProvider provider = DatabaseProvider.Sqlite, Action<Site>? prepare = null)
    {
        var site = new Site { provider = provider };
        prepare?.Invoke(site);
        await site.InitializeAsync();
        return site;
    }

    /// <summary>Another server on the same database, as after a restart with other settings; the first stays.</summary>
    public async Task<Site> Beside(Action<Site>? prepare = null)
    {
        var site = new Site { provider = provider, database = database, isBeside = true };
        prepare?.Invoke(site);
        await site.InitializeAsync();
        return site;
    }

    public async Task InitializeAsync()
    {
        database ??= await TestDatabase.Fresh(provider, Holding);
        await OneAtATime.WaitAsync();
        try
        {
            host = new Host(this, database);
            if (Listens)
                host.UseKestrel(0);
            host.StartServer();
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>A browser of somebody who is not signed in.</summary>
    public Browser Visitor() => new(this, host!);

    /// <summary>Makes the account if there is none yet, and signs in: <c>site.SignIn(StaffRole.Delegate, "CL")</c>.</summary>
    public async Task<Browser> SignIn(StaffRole role, string? country = null)
    {
        var email = $"{role}{country}@example.org".ToLowerInvariant();
        await AddStaff(email, role, country);
        return await SignIn(email);
    }

    public Task<Browser> Editor() => SignIn(StaffRole.Editor);

    public Task<Browser> Administrator() => SignIn(StaffRole.Administrator);

    /// <param name="country">ISO 3166-1 alpha-2, upper case.</param>
    public Task<Browser> Delegate(string country = "CL") => SignIn(StaffRole.Delegate, country);

    public async Task<Browser> SignIn(string email)
    {
        var browser = Visitor();
        await browser.SignIn(email);
        return browser;
    }

    /// <summary>The code that the account's authenticator app shows now. Its clock stands still, so that it is shown as if for the first time.</summary>
    public async Task<string> Code(string email)
    {
        await using var db = Database();
        await db.Users.Where(s => s.Email == email).ExecuteUpdateAsync(set => set.SetProperty(s => s.UsedCode, (string?)null));
        return App.Code(AuthenticatorKey, Clock.GetUtcNow());
    }

    /// <summary>“Administrator”, “Editor” or “Delegate of Chile”, with the one password and, usually, the one authenticator app.</summary>
    public async Task<StaffMember> AddStaff(string email, StaffRole role, string? country = null, bool hasSecondFactor = true)
    {
        using var scope = Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        if (await users.FindByEmailAsync(email) is { } known)
            return known;
        var member = new StaffMember
        {
            UserName = email,
            Email = email,
            DisplayName = country is null ? role.ToString() : "Delegate of " + new System.Globalization.RegionInfo(country).EnglishName,
            Role = role,
            Country = country,
            CreatedAt = Clock.GetUtcNow().UtcDateTime,
            AcceptedAt = Clock.GetUtcNow().UtcDateTime,
            TwoFactorEnabled = hasSecondFactor,
        };
        var made = await users.CreateAsync(member, Password);
        Assert.True(made.Succeeded, string.Join(" ", made.Errors.Select(e => e.Description)));
        if (hasSecondFactor)
            await users.SetAuthenticationTokenAsync(member, "[AspNetUserStore]", "AuthenticatorKey", AuthenticatorKey);
        return member;
    }

    /// <summary>Lets that many passwords and codes in a row have been wrong at an account.</summary>
    public async Task Fail(StaffMember member, int times)
    {
        await using var db = Database();
        await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, times));
    }

    /// <summary>Delivers what is queued, and reads the letters that went to that address, oldest first; to everybody, if none is given.</summary>
    public async Task<IReadOnlyList<MimeMessage>> Mail(string? to = null)
    {
        await Services.GetRequiredService<LetterSender>().SendDue();
        var folder = new DirectoryInfo(MailFolder);
        return
        [
            .. (folder.Exists ? folder.GetFiles("*.eml") : []).OrderBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => MimeMessage.Load(f.FullName)).Where(m => to is null || m.To.Mailboxes.Any(t => t.Address == to)),
        ];
    }

    /// <summary>The only address of the site in a letter that leads to that page.</summary>
    public static string LinkIn(MimeMessage letter, string page) =>
        new Uri(letter.TextBody!.Split(['\n', ' ', '\r']).Single(word => word.Contains("/account/" + page, StringComparison.Ordinal))).PathAndQuery;

    /// <summary>A fresh context, to look at what was written or to set something up.</summary>
    public RegisterDbContext Database() => Services.GetRequiredService<RegisterDbContextFactory>()();

    /// <summary>What somebody did last, as the journal has it.</summary>
    public async Task<Act> LastAct(string email)
    {
        await using var db = Database();
        return await db.Journal.Where(e => db.Users.Any(s => s.Email == email && s.Id == e.ById)).OrderByDescending(e => e.Id).Select(e => e.Act).FirstAsync();
    }

    /// <summary>The one row that stands now and fits.</summary>
    public async Task<T> Standing<T>(Func<T, bool> which)
        where T : Recorded
    {
        await using var db = Database();
        return (await db.Set<T>().AsNoTracking().Where(r => r.SupersededIn == null).ToListAsync()).Single(which);
    }

    /// <summary>Publishes straight through the register, as initial data, for a test's set-up.</summary>
    /// <returns>The new revision's number.</returns>
    public async Task<int> Publish(params Change[] changes)
    {
        var changeSet = await Submit(Actor.Seed, changes);
        var outcome = await Services.GetRequiredService<Publisher>().Publish(new PublishRequest(changeSet.Number, changeSet.Version, Actor.Seed));
        return Assert.IsType<PublishOutcome.Published>(outcome).Revision;
    }

    /// <summary>Closes a committee on that day, for a test's set-up: its members leave with it.</summary>
    public async Task Close(string committee, string day)
    {
        await using var db = Database();
        var details = await db.Set<CommitteeDetails>().AsNoTracking().Where(c => c.SupersededIn == null && c.Committee == committee).ToListAsync();
        var members = await db.Set<Membership>().AsNoTracking().Where(m => m.SupersededIn == null && m.Committee == committee).ToListAsync();
        await Publish([.. details.Concat<Statement>(members).Select(s => Change.End(s, Rows.Day(day), DateIs.On, []))]);
    }

    /// <summary>A submitted proposal by that author, for a test's set-up.</summary>
    public Task<ChangeSet> Submit(Actor author, params Change[] changes) => Save(author, changes, submit: true);

    /// <summary>A draft by that author, for a test's set-up.</summary>
    public Task<ChangeSet> Draft(Actor author, params Change[] changes) => Save(author, changes, submit: false);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(MailFolder))
            Directory.Delete(MailFolder, recursive: true);
        if (host is not null)
            await host.DisposeAsync();
        if (database is not null && !isBeside)
            await database.DisposeAsync();
    }

    private async Task<ChangeSet> Save(Actor author, Change[] changes, bool submit)
    {
        await using var db = Database();
        var now = Clock.GetUtcNow().UtcDateTime;
        var changeSet = ChangeSet.Draft(author, "Set up for a test.", "en", await db.GetNewestRevision(), now);
        changeSet.AddOrReplace(author, changes, now);
        changeSet.AcknowledgeBothRoles(author, true, now);
        if (submit)
            changeSet.Submit(author, now);
        db.Add(changeSet);
        await db.SaveChangesAsync();
        return changeSet;
    }

    private sealed class Host(Site site, TestDatabase database) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Database:Provider", database.Provider.ToString());
            builder.UseSetting("ConnectionStrings:Register", database.ConnectionString);
            builder.UseSetting("Log:Folder", "");
            builder.UseSetting("Mail:Folder", site.MailFolder);
            builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
            builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Warning");
            builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.DataProtection", "Error");
            builder.UseSetting("Log:SlowCommandMilliseconds", "60000"); // On a busy machine many are.
            foreach (var (setting, value) in site.Settings)
                builder.UseSetting(setting, value);
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(site.Clock));
                services.AddSingleton<Serilog.Core.ILogEventSink>(site.Log);
                services.AddSingleton<IStartupFilter, Clients>();
                // Letters are delivered, and pages rendered in advance, when a test asks for them.
                services.Remove(services.Single(s => s.ImplementationType == typeof(MailWorker)));
                services.Remove(services.Single(s => s.ImplementationType == typeof(StoreWarmer)));
                services.ConfigureDbContext<PostgresRegisterDbContext>(options => options.AddInterceptors(site.Commands));
                services.ConfigureDbContext<SqliteRegisterDbContext>(options => options.AddInterceptors(site.Commands));
                // Every test signs in; how slow a guess of the password is, is not their subject.
                services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
                site.Replacing(services);
            });
        }
    }
}
