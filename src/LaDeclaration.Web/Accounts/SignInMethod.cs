namespace LaDeclaration.Web.Accounts;

/// <summary>The ways to sign in, as the journal names them.</summary>
public static class SignInMethod
{
    public const string Passkey = "passkey";

    public const string PasswordAndCode = "password and code";

    public const string RecoveryCode = "recovery code";

    /// <summary>Without a second factor; it gives access to nothing but setting one up.</summary>
    public const string Password = "password";
}
