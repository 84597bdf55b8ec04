namespace LaDeclaration.Web.Pages.Admin.Staff;

public enum AccountState
{
    Open,

    /// <summary>Added, but the link to choose a password has not been used yet.</summary>
    NoPassword,

    Closed,
}

public static class AccountStates
{
    public static AccountState Of(DateTime? disabledAt, bool hasPassword) =>
        disabledAt is not null ? AccountState.Closed : hasPassword ? AccountState.Open : AccountState.NoPassword;
}
