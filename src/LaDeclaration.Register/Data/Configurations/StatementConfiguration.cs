using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LaDeclaration.Register.Data.Configurations;

/// <summary>All kinds of statements are in one table and share the columns with keys of countries, committees and pillars.</summary>
internal static class StatementConfiguration
{
    private const string CountryColumn = "Country";
    private const string CommitteeColumn = "Committee";
    private const string PillarColumn = "Pillar";

    public static void ConfigureStatements(this ModelBuilder builder)
    {
        builder.Entity<Statement>(statement =>
        {
            statement.ToTable("Statements");
            statement.HasRecordedKey();
            statement.HasDiscriminator<string>("Kind")
                .HasValue<CountryDetails>("country")
                .HasValue<PillarDetails>("pillar")
                .HasValue<CommitteeDetails>("committee")
                .HasValue<Endorsement>("endorsement")
                .HasValue<Membership>("membership");
            statement.Property("Kind").HasMaxLength(20);
            // Names and endorsements, which are few beside memberships.
            statement.HasIndex("Kind").HasFilter("\"Kind\" <> 'membership'");
        });
        builder.Entity<Details>(); // Their names share a column.
        builder.Entity<CountryDetails>(details =>
        {
            details.Property(d => d.Country).HasColumnName(CountryColumn);
            details.HasIndex(d => new { d.Country, d.SupersededIn, d.From });
            details.HasOne<Country>().WithMany().HasForeignKey(d => d.Country).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Endorsement>(endorsement =>
        {
            endorsement.Property(e => e.Country).HasColumnName(CountryColumn);
            endorsement.HasIndex(e => new { e.Country, e.SupersededIn, e.From });
            endorsement.HasOne<Country>().WithMany().HasForeignKey(e => e.Country).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Membership>(membership =>
        {
            membership.Property(m => m.Country).HasColumnName(CountryColumn);
            membership.Property(m => m.Committee).HasColumnName(CommitteeColumn);
            membership.HasIndex(m => new { m.Country, m.SupersededIn, m.From });
            membership.HasIndex(m => new { m.Committee, m.SupersededIn, m.From });
            membership.HasOne<Country>().WithMany().HasForeignKey(m => m.Country).OnDelete(DeleteBehavior.Restrict);
            membership.HasOne<Committee>().WithMany().HasForeignKey(m => m.Committee).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CommitteeDetails>(details =>
        {
            details.Property(d => d.Committee).HasColumnName(CommitteeColumn);
            details.Property(d => d.Pillar).HasColumnName(PillarColumn);
            details.HasIndex(d => new { d.Committee, d.SupersededIn, d.From });
            details.HasOne<Committee>().WithMany().HasForeignKey(d => d.Committee).OnDelete(DeleteBehavior.Restrict);
            details.HasOne<Pillar>().WithMany().HasForeignKey(d => d.Pillar).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PillarDetails>(details =>
        {
            details.Property(d => d.Pillar).HasColumnName(PillarColumn);
            details.HasOne<Pillar>().WithMany().HasForeignKey(d => d.Pillar).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Citation>(citation =>
        {
            citation.ToTable("Citations");
            citation.HasKey(c => new { c.Source, c.FactId, c.RecordedIn });
            citation.Property(c => c.Source).HasMaxLength(Source.KeyMaxLength);
            citation.HasOne<Statement>().WithMany().HasForeignKey(c => new { c.FactId, c.RecordedIn });
        });
    }

    public static void ConfigureSources(this ModelBuilder builder) =>
        builder.Entity<Source>(source =>
        {
            source.ToTable("Sources");
            source.HasRecordedKey();
            source.HasIndex(s => s.Key);
            source.Property(s => s.Key).HasMaxLength(Source.KeyMaxLength);
            source.Property(s => s.Title).HasMaxLength(Source.TitleMaxLength);
            source.Property(s => s.Publisher).HasMaxLength(Source.PublisherMaxLength);
            source.Property(s => s.Language).HasMaxLength(Source.LanguageMaxLength);
            source.Property(s => s.Date).HasMaxLength(10);
            source.Property(s => s.Address).HasMaxLength(Source.AddressMaxLength);
        });

    /// <summary>A fact has one row for each revision that recorded it, and at most one current row.</summary>
    private static void HasRecordedKey<T>(this EntityTypeBuilder<T> builder)
        where T : Recorded
    {
        builder.HasKey(r => new { r.FactId, r.RecordedIn });
        builder.Ignore(r => r.Subject);
        builder.HasIndex(r => r.FactId).IsUnique().HasFilter("\"SupersededIn\" IS NULL");
        builder.HasIndex(r => r.RecordedIn);
        // Without the current rows: a query for those has a better index, by fact or by noun, but SQLite would take this one.
        builder.HasIndex(r => r.SupersededIn).HasFilter("\"SupersededIn\" IS NOT NULL");
    }
}
