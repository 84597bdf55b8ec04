namespace LaDeclaration.Web.Settings;

public enum MailSecurity
{
    StartTls,
    Tls,
    None,
}

public sealed class MailSettings
{
    /// <summary>The mail server; empty: letters are written to <see cref="Folder"/>.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address letters come from.</summary>
    public string From { get; set; } = "";

    /// <summary>Relative to the application, wherever it is started from.</summary>
    public string Folder { get; set; } = "App_Data/Mail";
}
