using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data.Configurations;

/// <summary>Staff accounts, the journal, saved and processed forms, and letters.</summary>
internal static class StaffConfiguration
{
    /// <summary>A column of passkeys that Identity lacks (UTC).</summary>
    public const string LastUsedAt = "LastUsedAt";

    private const int LanguageMaxLength = 35;
    private const int CodeMaxLength = 10;
    private const int IdMaxLength = 36;
    private const int HashLength = 44;

    public static void ConfigureStaff(this ModelBuilder builder)
    {
        builder.Entity<StaffMember>(staff =>
        {
            staff.ToTable("Staff");
            staff.Property(s => s.DisplayName).HasMaxLength(StaffMember.DisplayNameMaxLength);
            staff.Property(s => s.Country).HasMaxLength(2);
            staff.Property(s => s.Language).HasMaxLength(LanguageMaxLength).HasDefaultValue("en");
            staff.Property(s => s.ReasonLanguage).HasMaxLength(LanguageMaxLength);
            staff.Property(s => s.Notices).HasDefaultValue(NotificationFrequency.AtOnce).HasSentinel(NotificationFrequency.AtOnce);
            staff.Property(s => s.UsedCode).HasMaxLength(CodeMaxLength);
        });
        builder.Entity<IdentityUserPasskey<string>>().Property<DateTime?>(LastUsedAt);
        builder.Entity<JournalEntry>(entry =>
        {
            // No foreign keys: entries stay when what they refer to is deleted.
            entry.ToTable("Journal");
            entry.HasKey(e => e.Id);
            entry.Property(e => e.ById).HasMaxLength(IdMaxLength);
            entry.Property(e => e.AboutId).HasMaxLength(IdMaxLength);
            entry.Property(e => e.Detail).HasMaxLength(JournalEntry.StoredDetailMaxLength);
            entry.Property(e => e.Count).HasDefaultValue(1).HasSentinel(1);
            entry.Property(e => e.RefusalKey).HasMaxLength(JournalEntry.RefusalKeyLength);
            entry.HasIndex(e => e.RefusalKey).IsUnique();
            entry.HasIndex(e => e.At);
            entry.HasIndex(e => e.ById);
            entry.HasIndex(e => e.ChangeSetNumber);
        });
        builder.Entity<Letter>(letter =>
        {
            letter.HasKey(l => l.Id);
            letter.Property(l => l.Id).ValueGeneratedNever();
            letter.Property(l => l.Detail).HasMaxLength(Letter.DetailMaxLength);
            letter.Property(l => l.Fault).HasMaxLength(Letter.FaultMaxLength);
            letter.HasIndex(l => l.NextTry).HasFilter("\"NextTry\" IS NOT NULL");
            letter.HasIndex(l => l.CreatedAt);
            letter.Property(l => l.ById).HasMaxLength(IdMaxLength);
            letter.HasIndex(l => new { l.ById, l.CreatedAt });
            letter.HasOne<StaffMember>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ProcessedForm>(form =>
        {
            form.Property(f => f.Id).ValueGeneratedNever();
            form.Property(f => f.Key).HasMaxLength(ProcessedForm.KeyLength);
            form.HasIndex(f => f.Key).IsUnique();
            form.HasIndex(f => f.ProcessedAt);
            form.Property(f => f.Location).HasMaxLength(ProcessedForm.LocationMaxLength);
            form.HasOne(f => f.ChangeSet).WithMany().HasForeignKey(f => f.ChangeSetNumber).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<EndedSession>().Property(s => s.Id).ValueGeneratedNever();
        builder.Entity<KnownBrowser>(browser =>
        {
            browser.HasKey(b => new { b.TokenHash, b.StaffId });
            browser.Property(b => b.TokenHash).HasMaxLength(HashLength);
            browser.HasIndex(b => b.SignedInAt);
            browser.HasOne<StaffMember>().WithMany().HasForeignKey(b => b.StaffId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AttemptCount>(count =>
        {
            count.HasKey(c => c.Key);
            count.Property(c => c.Key).HasMaxLength(AttemptCount.KeyMaxLength);
            count.HasIndex(c => c.LastAt);
        });
        builder.Entity<UsedChallenge>(challenge =>
        {
            challenge.HasKey(c => c.Hash);
            challenge.Property(c => c.Hash).HasMaxLength(HashLength);
            challenge.HasIndex(c => c.UsedAt);
        });
        builder.Entity<KeptForm>(form =>
        {
            form.HasKey(f => new { f.StaffId, f.Address });
            form.Property(f => f.Address).HasMaxLength(KeptForm.AddressMaxLength);
            form.HasIndex(f => f.KeptAt);
            form.HasOne<StaffMember>().WithMany().HasForeignKey(f => f.StaffId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<RunningImport>(import =>
        {
            import.HasKey(i => i.StaffId);
            import.HasOne<StaffMember>().WithMany().HasForeignKey(i => i.StaffId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
