namespace LaDeclaration.Web.Pages.Admin.Staff;

public enum AccountState
{
    Open,

    /// <summary>The person has not come yet.</summary>
    Invited,

    /// <summary>The person has not come, and the invitation was taken back.</summary>
    Revoked,

    Closed,
}

public static class AccountStates
{
    public static AccountState Of(DateTime? disabledAt, DateTime? acceptedAt) =>
        (disabledAt, acceptedAt) switch
        {
            (null, null) => AccountState.Invited,
            (null, _) => AccountState.Open,
            (_, null) => AccountState.Revoked,
            _ => AccountState.Closed,
        };
}
