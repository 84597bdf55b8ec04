namespace LaDeclaration.Web.Settings;

public enum MailSecurity
{
    StartTls,
    Tls,
    None,
}

public sealed class MailSettings
{
    /// <summary>The mail server; if empty, letters are written to <see cref="Folder"/>.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender's e-mail address; if empty, <see cref="SiteSettings.Contact"/> where that is one.</summary>
    public string From { get; set; } = "";

    /// <summary>Relative to the content root.</summary>
    public string Folder { get; set; } = "App_Data/Mail";
}
