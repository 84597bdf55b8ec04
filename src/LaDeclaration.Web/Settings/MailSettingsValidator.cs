using LaDeclaration.Register.Staff;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Settings;

internal sealed class MailSettingsValidator : IValidateOptions<MailSettings>
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
