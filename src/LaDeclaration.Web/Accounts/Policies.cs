namespace LaDeclaration.Web.Accounts;

public static class Policies
{
    /// <summary>Anybody with an open account, even after a password alone: enough to set up a second factor.</summary>
    public const string Account = "Account";

    /// <summary>Anybody with an open account who has used a second factor, which the two below require too.</summary>
    public const string Staff = "Staff";

    public const string Editor = "Editor";

    public const string Administrator = "Administrator";
}
