using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Mail;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

internal static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailSettings>().BindConfiguration("Mail").ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailSettings>, MailSettingsValidator>();
        services.AddSingleton(provider => SetDefaultSender(provider.GetRequiredService<IOptions<MailSettings>>().Value, provider.GetRequiredService<SiteSettings>()));
        services.AddSingleton<IMailTransport>(provider =>
        {
            var mail = provider.GetRequiredService<MailSettings>();
            return mail.Host.Length > 0 ? new SmtpTransport(mail) : new FolderTransport(Path.Combine(builder.Environment.ContentRootPath, mail.Folder));
        });
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<LetterSender>();
        services.AddSingleton<DailyTasks>();
        services.AddScoped<LetterWriter>();
        services.AddScoped<RecipientContext>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<ChangeSetLetters>();
        services.AddScoped<DigestLetters>();
        services.AddScoped<UnconfirmedLetters>();
        services.AddScoped<LetterEnvelope>();
        services.AddHostedService<MailWorker>();
    }

    private static MailSettings SetDefaultSender(MailSettings mail, SiteSettings site)
    {
        if (mail.From.Length == 0)
            mail.From = StaffMember.IsEmail(site.Contact) ? site.Contact : "register@localhost";
        return mail;
    }
}
