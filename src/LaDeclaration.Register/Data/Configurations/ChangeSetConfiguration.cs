using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data.Configurations;

internal static class ChangeSetConfiguration
{
    private const int LanguageMaxLength = 35;

    public static void ConfigureChangeSets(this ModelBuilder builder)
    {
        builder.Entity<ChangeSet>(changeSet =>
        {
            changeSet.HasKey(c => c.Number);
            changeSet.Property(c => c.Version).IsConcurrencyToken();
            changeSet.Property(c => c.Reason).HasMaxLength(ChangeSet.ReasonMaxLength);
            changeSet.Property(c => c.ReasonLanguage).HasMaxLength(LanguageMaxLength);
            changeSet.Property(c => c.OverrideReason).HasMaxLength(ChangeSet.ReasonMaxLength);
            changeSet.Property(c => c.AuthorCountry).HasMaxLength(2);
            changeSet.Property(c => c.SeedKey).HasMaxLength(40);
            changeSet.HasIndex(c => c.SeedKey).IsUnique();
            changeSet.HasIndex(c => c.Status);
            changeSet.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.Restrict);
            changeSet.HasMany(c => c.Changes).WithOne().HasForeignKey(c => c.ChangeSetNumber);
            changeSet.HasMany(c => c.Remarks).WithOne().HasForeignKey("ChangeSetNumber").IsRequired();
            changeSet.HasMany(c => c.Submissions).WithOne().HasForeignKey(s => s.ChangeSetNumber);
        });
        builder.Entity<Change>(change =>
        {
            change.ToTable("Changes");
            change.HasKey(c => new { c.ChangeSetNumber, c.FactId });
            change.Property(c => c.FactId).ValueGeneratedNever();
        });
        builder.Entity<Submission>(submission =>
        {
            submission.HasKey(s => new { s.ChangeSetNumber, s.Version });
            submission.Property(s => s.Version).ValueGeneratedNever();
            submission.Property(s => s.Reason).HasMaxLength(ChangeSet.ReasonMaxLength);
            submission.Property(s => s.ReasonLanguage).HasMaxLength(LanguageMaxLength);
            submission.Property(s => s.Changes).HasConversion(new ChangesConverter(), ChangesConverter.NeverChanged);
        });
        builder.Entity<Remark>(remark =>
        {
            remark.ToTable("Remarks");
            remark.HasKey(r => r.Id);
            remark.Property(r => r.Text).HasMaxLength(Remark.TextMaxLength);
            remark.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Revision>(revision =>
        {
            revision.HasKey(r => r.Number);
            revision.Property(r => r.Number).ValueGeneratedNever();
            revision.Property(r => r.Reason).HasMaxLength(ChangeSet.ReasonMaxLength);
            revision.Property(r => r.ReasonLanguage).HasMaxLength(LanguageMaxLength);
            revision.Property(r => r.AuthorCountry).HasMaxLength(2);
            revision.Ignore(r => r.IsInitialData);
            revision.HasOne(r => r.ChangeSet).WithOne().HasForeignKey<Revision>(r => r.ChangeSetNumber).OnDelete(DeleteBehavior.Restrict);
            revision.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.Restrict);
            revision.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.ApproverId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<RevisionCounter>(counter =>
        {
            counter.ToTable("RevisionCounter");
            counter.Property(c => c.Id).ValueGeneratedNever();
            counter.HasData(new RevisionCounter());
        });
    }
}
