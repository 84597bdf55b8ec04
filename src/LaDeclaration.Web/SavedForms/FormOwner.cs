using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LaDeclaration.Web.SavedForms;

/// <summary>
/// Adds to a form who opened it, so that it can be saved for them even without their cookies. It gives no access: the form is only saved where
/// its owner, signed in again, finds it and checks it before sending it.
/// </summary>
public sealed class FormOwner(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Field = "Owner";

    private readonly IDataProtector protector = protection.CreateProtector(nameof(FormOwner));

    public string Sign(string staffId) => protector.Protect($"{time.GetUtcNow().UtcTicks} {staffId}");

    /// <summary>The id of the person who opened the form; null if it is missing, forged or too old.</summary>
    public string? Read(IFormCollection form)
    {
        try
        {
            return protector.Unprotect(form[Field].ToString()).Split(' ', 2) is [var opened, var id]
                && time.GetUtcNow().UtcTicks < long.Parse(opened, CultureInfo.InvariantCulture) + SavedFormStore.Lifetime.Ticks ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
