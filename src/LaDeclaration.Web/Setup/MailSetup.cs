using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Mail;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

/// <summary>Letters to staff: who writes, carries and sends them.</summary>
internal static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailSettings>().BindConfiguration("Mail").ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailSettings>, MailSettingsValidator>();
        services.AddSingleton(all => Addressed(all.GetRequiredService<IOptions<MailSettings>>().Value, all.GetRequiredService<SiteSettings>()));
        services.AddSingleton<IMailTransport>(all => all.GetRequiredService<MailSettings>() is { Host.Length: > 0 } mail
            ? new SmtpTransport(mail)
            : new FolderTransport(Path.Combine(builder.Environment.ContentRootPath, all.GetRequiredService<MailSettings>().Folder)));
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<Postman>();
        services.AddSingleton<DailyRound>();
        services.AddScoped<LetterWriter>();
        services.AddScoped<RecipientContext>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<ChangeSetLetters>();
        services.AddScoped<DigestLetters>();
        services.AddScoped<UnconfirmedLetters>();
        services.AddScoped<LetterEnvelope>();
        services.AddHostedService<MailService>();
    }

    private static MailSettings Addressed(MailSettings mail, SiteSettings site)
    {
        if (mail.From.Length == 0)
            mail.From = StaffMember.IsEmail(site.Contact) ? site.Contact : "register@localhost";
        return mail;
    }
}
