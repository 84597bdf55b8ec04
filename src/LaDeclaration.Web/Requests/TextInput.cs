using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Requests;

/// <summary>What was typed into a form's fields, read as <see cref="SoundText"/>; what is wrong with it, in the reader's words.</summary>
public static class TextInput
{
    /// <param name="state">Where the sentence goes if something is wrong.</param>
    /// <param name="words">The interface's words.</param>
    /// <param name="field">The name that the form posts it under.</param>
    /// <param name="typed">As it came.</param>
    /// <param name="maxLength">In UTF-16 code units.</param>
    /// <param name="isLong">Whether line breaks are meant.</param>
    /// <param name="language">The text's own, BCP 47, if it is known.</param>
    /// <param name="needed">The sentence for a text that is missing; none where it may be.</param>
    /// <returns>The text as it may be kept; empty if there is none, or something is wrong with it.</returns>
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

    /// <summary>The same of a person's name, or of what they call a passkey.</summary>
    public static string ReadName(this ModelStateDictionary state, IStringLocalizer<Words> words, string field, string? typed) =>
        state.Read(words, field, typed, StaffMember.DisplayNameMaxLength, needed: words["Account_NameNeeded", StaffMember.DisplayNameMaxLength]);

    /// <summary>The same of an e-mail address.</summary>
    public static string ReadEmail(this ModelStateDictionary state, IStringLocalizer<Words> words, string field, string? typed)
    {
        var email = state.Read(words, field, typed, StaffMember.EmailMaxLength, needed: words["Account_EmailNeeded"]);
        if (email.Length > 0 && !StaffMember.IsEmail(email))
            state.AddModelError(field, words["Account_EmailNeeded"]);
        return email;
    }

    /// <summary>The same of a source's web address, which may be missing.</summary>
    public static string? ReadAddress(this ModelStateDictionary state, IStringLocalizer<Words> words, string field, string? typed)
    {
        var address = state.Read(words, field, typed, Source.AddressMaxLength);
        if (address.Length > 0 && Source.FlawOf(address) is { } flaw)
            state.AddModelError(field, words[flaw switch
            {
                AddressFlaw.NamesUser => "Evidence_AddressNamesUser",
                AddressFlaw.Characters => "Evidence_AddressCharacters",
                _ => "Evidence_AddressWrong",
            }]);
        return address.Length == 0 ? null : address;
    }

    /// <summary>What is wrong, where, and what to do about it.</summary>
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
