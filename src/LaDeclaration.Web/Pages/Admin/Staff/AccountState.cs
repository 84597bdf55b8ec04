namespace LaDeclaration.Web.Pages.Admin.Staff;

public enum AccountState
{
    Open,

    /// <summary>The person has not come yet.</summary>
    Invited,

    Closed,
}

public static class AccountStates
{
    public static AccountState Of(DateTime? disabledAt, DateTime? acceptedAt) =>
        disabledAt is not null ? AccountState.Closed : acceptedAt is not null ? AccountState.Open : AccountState.Invited;
}
