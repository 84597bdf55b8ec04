using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LaDeclaration.Web.SavedForms;

/// <summary>
/// Lets a form say itself whose it is, so that what was typed is kept for them whatever became of their cookies. It lets nobody in:
/// all it does is to leave the text where its owner, signed in again, will find it and look at it before sending it.
/// </summary>
public sealed class FormOwner(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Field = "Owner";

    private readonly IDataProtector protector = protection.CreateProtector(nameof(FormOwner));

    public string Sign(string staffId) => protector.Protect($"{time.GetUtcNow().UtcTicks} {staffId}");

    /// <summary>Who opened the form; none if it does not say, or was opened too long ago.</summary>
    public string? Of(IFormCollection form)
    {
        try
        {
            return protector.Unprotect(form[Field].ToString()).Split(' ', 2) is [var opened, var id]
                && time.GetUtcNow().UtcTicks < long.Parse(opened, CultureInfo.InvariantCulture) + SavedFormStore.KeptFor.Ticks ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
