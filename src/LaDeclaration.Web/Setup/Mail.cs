using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Mail;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

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

/// <summary>Letters to staff: who writes, carries and sends them.</summary>
internal static class Mail
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailSettings>().BindConfiguration("Mail").ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailSettings>, MailRules>();
        services.AddSingleton(all => Addressed(all.GetRequiredService<IOptions<MailSettings>>().Value, all.GetRequiredService<SiteSettings>()));
        services.AddSingleton<IMailTransport>(all => all.GetRequiredService<MailSettings>() is { Host.Length: > 0 } mail
            ? new SmtpTransport(mail)
            : new FolderTransport(Path.Combine(builder.Environment.ContentRootPath, all.GetRequiredService<MailSettings>().Folder)));
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<Postman>();
        services.AddSingleton<DailyRound>();
        services.AddScoped<LetterWriter>();
        services.AddScoped<ChangeSetLetters>();
        services.AddHostedService<MailRounds>();
    }

    private static MailSettings Addressed(MailSettings mail, SiteSettings site)
    {
        if (mail.From.Length == 0)
            mail.From = StaffMember.IsEmail(site.Contact) ? site.Contact : "register@localhost";
        return mail;
    }

    private sealed class MailRules : IValidateOptions<MailSettings>
    {
        public ValidateOptionsResult Validate(string? name, MailSettings mail)
        {
            var failures = new List<string>();
            if (mail.From.Length > 0 && !StaffMember.IsEmail(mail.From))
                failures.Add($"Mail:From is “{mail.From}”, which is not an e-mail address.");
            if (mail.Port is < 1 or > 65535)
                failures.Add($"Mail:Port is {mail.Port}; give a number from 1 to 65535.");
            if (mail.Host.Length == 0 && string.IsNullOrWhiteSpace(mail.Folder))
                failures.Add("Mail:Host and Mail:Folder are both empty; name a mail server, or a folder for letters.");
            if (mail.User.Length > 0 && mail.Security == MailSecurity.None && mail.Host is not ("localhost" or "127.0.0.1" or "::1"))
                failures.Add("Mail:Security is None, but Mail:User is set: the password would travel in the clear. Use StartTls or Tls.");
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }
    }
}
