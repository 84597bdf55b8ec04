using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data.Configurations;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>The register and its staff in one database. Each provider has a subclass with its migrations.</summary>
public abstract class RegisterDbContext(DbContextOptions options) : IdentityUserContext<StaffMember>(options), IDataProtectionKeyContext
{
    public DbSet<Country> Countries => Set<Country>();

    public DbSet<Pillar> Pillars => Set<Pillar>();

    public DbSet<Committee> Committees => Set<Committee>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<CountryDetails> CountryDetails => Set<CountryDetails>();

    public DbSet<PillarDetails> PillarDetails => Set<PillarDetails>();

    public DbSet<CommitteeDetails> CommitteeDetails => Set<CommitteeDetails>();

    public DbSet<Endorsement> Endorsements => Set<Endorsement>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Citation> Citations => Set<Citation>();

    public DbSet<ChangeSet> ChangeSets => Set<ChangeSet>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<RevisionCounter> RevisionCounter => Set<RevisionCounter>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    public DbSet<RunningImport> RunningImports => Set<RunningImport>();

    public DbSet<ProcessedForm> ProcessedForms => Set<ProcessedForm>();

    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    public DbSet<KnownBrowser> KnownBrowsers => Set<KnownBrowser>();

    public DbSet<AttemptCount> AttemptCounts => Set<AttemptCount>();

    public DbSet<UsedChallenge> UsedChallenges => Set<UsedChallenge>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The number of the newest revision; 0 if nothing is published.</summary>
    public Task<int> GetNewestRevision(CancellationToken cancellation = default) =>
        RevisionCounter.Select(c => c.Newest).SingleAsync(cancellation);

    /// <summary>
    /// Begins a read: until the context is disposed, its queries share one connection and see the state of the database at the first of
    /// them. Only for readers.
    /// </summary>
    public abstract Task BeginSnapshot(CancellationToken cancellation = default);

    /// <summary>Ends the read before the context is disposed, for what takes long; later queries see what was published meanwhile.</summary>
    public async Task EndSnapshot()
    {
        if (Database.CurrentTransaction is not { } snapshot)
            return;
        await snapshot.DisposeAsync();
        await Database.CloseConnectionAsync();
    }

    /// <summary>Tells the other servers on this database of a revision when the transaction commits; there are none on SQLite.</summary>
    public virtual Task NotifyOtherServers(int revision, CancellationToken cancellation = default) => Task.CompletedTask;

    /// <summary>Whether saving failed because a row with the same unique key exists.</summary>
    public abstract bool IsUniqueClash(DbUpdateException exception);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ConfigureStatements();
        builder.ConfigureSources();
        builder.ConfigureChangeSets();
        builder.ConfigureStaff();

        builder.Entity<Country>(country =>
        {
            country.HasKey(c => c.Code);
            country.Property(c => c.Code).HasMaxLength(2);
            country.Property(c => c.Alpha3).HasMaxLength(3);
        });
        builder.Entity<Pillar>(pillar =>
        {
            pillar.HasKey(p => p.Number);
            pillar.Property(p => p.Number).ValueGeneratedNever();
        });
        builder.Entity<Committee>(committee =>
        {
            committee.HasKey(c => c.Slug);
            committee.Property(c => c.Slug).HasMaxLength(Committee.SlugMaxLength);
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter>();
        configurationBuilder.Properties<Recorded>().HaveConversion<RecordedConverter>();
    }
}
