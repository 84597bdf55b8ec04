using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <param name="Country">The delegate's country, ISO 3166-1 alpha-2; null for other roles.</param>
/// <param name="Name">Null if unknown. The person can change it.</param>
public sealed record Invitation(string Email, StaffRole Role, string? Country, string? Name = null);

/// <summary>An invitation is an account that has not been accepted yet, and a letter with a link that works once and expires.</summary>
public sealed class Invitations(RegisterDbContext db, UserManager<StaffMember> members, AccountAdministration accounts, AccountErrors errors, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Invites all or none. Somebody who was invited before and has not accepted is invited again, with the new role.</summary>
    /// <param name="invitations">At most one per e-mail address.</param>
    /// <param name="language">The language of the letters, BCP 47.</param>
    /// <param name="by">Null for the command line.</param>
    /// <returns>The first failure and its e-mail address; null if all are invited.</returns>
    public async Task<(string Email, IdentityResult Result)?> Send(IReadOnlyList<Invitation> invitations, string language, Actor? by)
    {
        await using var transaction = await accounts.Lock();
        foreach (var invitation in invitations)
        {
            var result = await Send(invitation, language, by);
            if (result.Succeeded)
                continue;
            db.ChangeTracker.Clear();
            return (invitation.Email, result);
        }
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>The link in the earlier letter is void.</summary>
    public async Task<IdentityResult> SendAgain(StaffMember member, Actor by) => await accounts.CheckLetterLimit(by) ?? await accounts.ChangeIf(member, m => m.AcceptedAt is null, by, () =>
    {
        accounts.Invite(member, by);
        return new(Act.InvitedAgain);
    });

    /// <summary>The link in the letter is void.</summary>
    public Task<IdentityResult> Revoke(StaffMember member, Actor by) => accounts.ChangeIf(member, m => m is { AcceptedAt: null, DisabledAt: null }, by, () =>
    {
        member.DisabledAt = Now;
        return new(Act.InvitationRevoked);
    });

    /// <summary>Voids the link. If it is used twice at the same time, one of them fails.</summary>
    public async Task<IdentityResult> Accept(StaffMember member, string name, FirstCredential credential)
    {
        member.DisplayName = name; // The password must not contain it.
        var result = await credential.Prepare(members, member);
        if (!result.Succeeded)
        {
            db.ChangeTracker.Clear();
            return result;
        }
        await using var transaction = await accounts.Lock();
        await db.Entry(member).ReloadAsync();
        var isPending = member is { AcceptedAt: null, DisabledAt: null };
        (member.DisplayName, member.AcceptedAt) = (name, Now);
        db.Journal.Add(JournalEntry.Of(Act.InvitationAccepted, Now, member.AsActor(), detail: credential.Method));
        result = isPending ? await credential.ApplyTo(members, member) : IdentityResult.Failed(errors.ConcurrencyFailure());
        if (result.Succeeded)
            result = await members.UpdateSecurityStampAsync(member);
        if (result.Succeeded)
            await transaction.CommitAsync();
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
