namespace LaDeclaration.Web.Accounts;

/// <summary>How somebody signed in or tried to, as the journal has it.</summary>
public static class SignInMethod
{
    public const string Passkey = "passkey";

    public const string PasswordAndCode = "password and code";

    public const string RecoveryCode = "recovery code";

    /// <summary>Alone: all that an account without a second factor has, and it leads no further than to setting one up.</summary>
    public const string Password = "password";
}
