namespace LaDeclaration.Web.Accounts;

public static class Policies
{
    /// <summary>Anybody with an open account, even if all they have shown is a password: enough to set up a second factor.</summary>
    public const string Account = "Account";

    /// <summary>Anybody with an open account who has shown a second factor; as have the two below.</summary>
    public const string Staff = "Staff";

    public const string Editor = "Editor";

    public const string Administrator = "Administrator";
}
