using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>Whom to invite.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; a delegate's.</param>
/// <param name="Name">If it is known; the person can alter it.</param>
public sealed record Invitation(string Email, StaffRole Role, string? Country, string? Name = null);

/// <summary>An invitation is an account whose person has not come yet, and a letter with a link that works once and for a while.</summary>
public sealed class Invitations(RegisterDbContext db, UserManager<StaffMember> members, AccountAdministration accounts, AccountErrors errors, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Invites several at once, or nobody. Whoever was invited before and has not come yet is invited anew, with the role now given.
    /// </summary>
    /// <param name="invitations">One for each address.</param>
    /// <param name="language">The language of the letters, BCP 47.</param>
    /// <param name="by">Who invites; none for the command line.</param>
    /// <returns>What was wrong, and with which address; none when all are invited.</returns>
    public async Task<(string Email, IdentityResult Result)?> Send(IReadOnlyList<Invitation> invitations, string language, Actor? by)
    {
        await using var alone = await accounts.Lock();
        foreach (var invitation in invitations)
        {
            var result = await Send(invitation, language, by);
            if (result.Succeeded)
                continue;
            db.ChangeTracker.Clear();
            return (invitation.Email, result);
        }
        await alone.CommitAsync();
        return null;
    }

    /// <summary>Sends it once more; the link in the earlier letter no longer works.</summary>
    public async Task<IdentityResult> SendAgain(StaffMember member, Actor by) => await accounts.CheckLetterLimit(by) ?? await accounts.AlterIf(member, m => m.AcceptedAt is null, by, () =>
    {
        accounts.Invite(member, by);
        return new(Act.InvitedAgain);
    });

    /// <summary>Takes it back: its link works no more.</summary>
    public Task<IdentityResult> Revoke(StaffMember member, Actor by) => accounts.AlterIf(member, m => m is { AcceptedAt: null, DisabledAt: null }, by, () =>
    {
        member.DisabledAt = Now;
        return new(Act.InvitationRevoked);
    });

    /// <summary>The person has come: uses the link up. Of two who come through it at once, one is the person.</summary>
    public async Task<IdentityResult> Accept(StaffMember member, string name, FirstCredential credential)
    {
        member.DisplayName = name; // A password is not made of it.
        var result = await credential.Prepare(members, member);
        if (!result.Succeeded)
        {
            db.ChangeTracker.Clear();
            return result;
        }
        await using var alone = await accounts.Lock();
        await db.Entry(member).ReloadAsync();
        var stands = member is { AcceptedAt: null, DisabledAt: null };
        (member.DisplayName, member.AcceptedAt) = (name, Now);
        db.Journal.Add(JournalEntry.Of(Act.InvitationAccepted, Now, member.AsActor(), detail: credential.Method));
        result = stands ? await credential.ApplyTo(members, member) : IdentityResult.Failed(errors.ConcurrencyFailure());
        if (result.Succeeded)
            result = await members.UpdateSecurityStampAsync(member);
        if (result.Succeeded)
            await alone.CommitAsync();
        else
            db.ChangeTracker.Clear();
        return result;
    }

    private async Task<IdentityResult> Send(Invitation invitation, string language, Actor? by)
    {
        if (await accounts.CheckLetterLimit(by) is { } enough)
            return enough;
        var known = await members.FindByEmailAsync(invitation.Email);
        var isInvited = known is { AcceptedAt: null };
        var member = isInvited ? known! : new StaffMember { Email = invitation.Email };
        (member.Role, member.Country, member.Language) = (invitation.Role, invitation.Country, language);
        member.DisplayName = invitation.Name ?? member.Email!;
        member.DisabledAt = null;
        var result = isInvited ? await members.UpdateSecurityStampAsync(member) : await accounts.Create(member);
        if (!result.Succeeded)
            return result;
        accounts.Invite(member, by);
        db.Journal.Add(JournalEntry.Of(Act.Invited, Now, by, about: member.Id, detail: member.Title));
        await db.SaveChangesAsync();
        return result;
    }
}
