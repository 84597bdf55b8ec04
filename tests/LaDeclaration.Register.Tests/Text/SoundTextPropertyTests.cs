using System.Globalization;
using System.Text;
using CsCheck;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Text;

/// <summary>What is true of every text that comes out, whatever went in.</summary>
public sealed class SoundTextPropertyTests
{
    private const int Max = 40;

    // What matters to the definition, close together, and now and then anything at all.
    private static readonly char[] Telling =
    [
        'a', 'é', 'Z', '7', '.', ' ', '\n', '\r', '\t', '\0', '\u0010', '\u0085', '\u00A0', '\u00AD', '\u0301', '\u0323', '\u034F', '\u0915', '\u094D', '\u0958', '\u05D0', '\u1100', '\u1161',
        '\u200B', '\u200C', '\u200D', '\u200E', '\u202A', '\u202E', '\u2028', '\u2060', '\u2069', '\u2126', '\u2194', '\u2329', '\u2600', '\u2800', '\u2ADC', '\u3164', '\uE000', '\uFDD0', '\uFE0F', '\uFEFF', '\uFFFD', '\uFFFE',
        '\uD83C', '\uDF0E', '\uD83D', '\uDC68', '\uDB40', '\uDC41',
    ];

    private static readonly string?[] Languages = [null, "en", "he"];

    private static readonly Gen<string> Raw = Gen.Frequency((9, Gen.Int[0, Telling.Length - 1].Select(i => Telling[i])), (1, Gen.Char)).Array[0, 2 * Max].Select(chars => new string(chars));

    private static readonly Gen<(SoundText Sound, bool IsLong, string? Language)> Read =
        Gen.Select(Raw, Gen.Bool, Gen.Int[0, 2].Select(i => Languages[i]), (raw, isLong, language) => (SoundText.Read(raw, Max, isLong, language), isLong, language));

    [Fact]
    public void Read_again_it_is_the_same() => Read.Sample(read =>
    {
        var again = SoundText.Read(read.Sound.Text, Max, read.IsLong, read.Language);

        Assert.Null(again.Fault);
        Assert.Equal(read.Sound.Text, again.Text);
        Assert.Empty(again.Removed);
        Assert.Null(SoundText.FindFault(read.Sound.Text, Max, read.IsLong, read.Language));
    }, iter: 50_000);

    [Fact]
    public void It_fits_is_in_normal_form_and_holds_nothing_that_is_refused() => Read.Sample(read =>
    {
        var text = read.Sound.Text;

        Assert.True(text.Length <= Max);
        Assert.True(text.IsNormalized(NormalizationForm.FormC));
        Assert.Equal(SoundText.Trim(text), text);
        Assert.DoesNotContain(text.EnumerateRunes(), rune => rune.Value is 0xFFFD or 0x00AD or 0x200B or 0x2060 or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
            || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is (>= 0xFDD0 and <= 0xFDEF) or (>= 0xE0000 and <= 0xE007F)
            || (Rune.IsControl(rune) && !(read.IsLong && rune.Value == '\n'))
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D) && read.Language != "he"));
        Assert.True(text.Length == 0 || text.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)));
    }, iter: 50_000);

    [Fact]
    public void A_text_or_a_fault_comes_of_whatever_goes_in() => Read.Sample(read =>
        Assert.True(read.Sound.Fault is null || (read.Sound.IsEmpty && (read.Sound.Fault.Character is null || read.Sound.Fault.Position > 0))), iter: 20_000);

    [Fact]
    public void Whatever_stands_can_be_searched_shown_and_trimmed() => Gen.Char.Array[0, 20].Select(chars => new string(chars)).Sample(text =>
    {
        _ = SearchKey.Of(text);
        _ = SoundText.Trim(text);
        Assert.DoesNotContain(SoundText.ToDisplayLine(text), char.IsControl);
    }, iter: 20_000);
}
