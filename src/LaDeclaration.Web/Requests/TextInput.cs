using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Requests;

/// <summary>Reads text fields of forms as <see cref="SoundText"/>. Errors go into the model state.</summary>
public static class TextInput
{
    /// <param name="field">The field's name in the form.</param>
    /// <param name="maxLength">In UTF-16 code units.</param>
    /// <param name="isLong">Whether line breaks are allowed.</param>
    /// <param name="language">Of the text, BCP 47; null if unknown.</param>
    /// <param name="needed">The sentence for a text that is missing; null if it is optional.</param>
    /// <returns>The text to store; empty if there is none or it is invalid.</returns>
    public static string Read(
        this ModelStateDictionary state, IStringLocalizer<Words> words, string field, string? typed, int maxLength, bool isLong = false, string? language = null, string? needed = null)
    {
        var sound = SoundText.Read(typed, maxLength, isLong, language);
        if (sound.Fault is { } fault)
            state.AddModelError(field, words.Sentence(fault));
        else if (sound.IsEmpty && needed is not null)
            state.AddModelError(field, needed);
        return sound.Text;
    }

    /// <summary>Reads the name of a person or of a passkey.</summary>
    public static string ReadName(this ModelStateDictionary state, IStringLocalizer<Words> words, string field, string? typed) =>
        state.Read(words, field, typed, StaffMember.DisplayNameMaxLength, needed: words["Account_NameNeeded", StaffMember.DisplayNameMaxLength]);

    public static string ReadEmail(this ModelStateDictionary state, IStringLocalizer<Words> words, string field, string? typed)
    {
        var email = state.Read(words, field, typed, StaffMember.EmailMaxLength, needed: words["Account_EmailNeeded"]);
        if (email.Length > 0 && !StaffMember.IsEmail(email))
            state.AddModelError(field, words["Account_EmailNeeded"]);
        return email;
    }

    /// <summary>Reads the URL of a source.</summary>
    /// <returns>Null if there is none or it is invalid.</returns>
    public static string? ReadAddress(this ModelStateDictionary state, IStringLocalizer<Words> words, string field, string? typed)
    {
        var address = state.Read(words, field, typed, Source.AddressMaxLength);
        if (address.Length > 0 && Source.FindAddressFlaw(address) is { } flaw)
            state.AddModelError(field, words[flaw switch
            {
                AddressFlaw.NamesUser => "Evidence_AddressNamesUser",
                AddressFlaw.Characters => "Evidence_AddressCharacters",
                _ => "Evidence_AddressWrong",
            }]);
        return address.Length == 0 ? null : address;
    }

    /// <summary>Says what is wrong with a text, where, and what to do about it.</summary>
    public static string Sentence(this IStringLocalizer<Words> words, TextFault fault)
    {
        if (fault.Flaw == TextFlaw.TooLong)
            return words["Text_TooLong", fault.Length, fault.MaxLength];
        if (fault.Character is null)
            return words["Text_" + fault.Flaw];
        var what = words["Text_Is_" + fault.Flaw, fault.CodePoint].Value;
        return fault.After.Length == 0 ? words["Text_AtStart", what] : words["Text_At", fault.Position, fault.After, what];
    }
}
