using System.Globalization;
using System.Text;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Text;

/// <summary>What the register takes as text, what it takes away, and what it refuses by name and place.</summary>
public sealed class SoundTextTests
{
    private const int Max = 100;

    public static TheoryData<string, TextFlaw> Refused => new()
    {
        { "\0", TextFlaw.ControlCharacter },
        { "\u0007", TextFlaw.ControlCharacter },
        { "\t", TextFlaw.Tab },
        { "\u000B", TextFlaw.ControlCharacter },
        { "\f", TextFlaw.ControlCharacter },
        { "\u0010", TextFlaw.ControlCharacter },
        { "\u001B", TextFlaw.ControlCharacter },
        { "\u007F", TextFlaw.ControlCharacter },
        { "\u0085", TextFlaw.ControlCharacter },
        { "\u009F", TextFlaw.ControlCharacter },
        { "\n", TextFlaw.LineBreak },
        { "\r\n", TextFlaw.LineBreak },
        { "\u2028", TextFlaw.LineBreak },
        { "\u2029", TextFlaw.LineBreak },
        { "\u202A", TextFlaw.DirectionControl },
        { "\u202B", TextFlaw.DirectionControl },
        { "\u202C", TextFlaw.DirectionControl },
        { "\u202D", TextFlaw.DirectionControl },
        { "\u202E", TextFlaw.DirectionControl },
        { "\u2066", TextFlaw.DirectionControl },
        { "\u2069", TextFlaw.DirectionControl },
        { "\u061C", TextFlaw.FormatCharacter },
        { "\u200E", TextFlaw.FormatCharacter },
        { "\u200F", TextFlaw.FormatCharacter },
        { "\u2061", TextFlaw.FormatCharacter },
        { "\u206F", TextFlaw.FormatCharacter },
        { "\uFFF9", TextFlaw.FormatCharacter },
        { "\U0001D173", TextFlaw.FormatCharacter },
        { "\U000E0001", TextFlaw.TagCharacter },
        { "\U000E0041", TextFlaw.TagCharacter },
        { "\U000E007F", TextFlaw.TagCharacter },
        { "\uE000", TextFlaw.PrivateUse },
        { "\U0010FFFD", TextFlaw.PrivateUse },
        { "\uFDD0", TextFlaw.Noncharacter },
        { "\uFDEF", TextFlaw.Noncharacter },
        { "\uFFFE", TextFlaw.Noncharacter },
        { "\uFFFF", TextFlaw.Noncharacter },
        { "\U0001FFFE", TextFlaw.Noncharacter },
        { "\U0010FFFF", TextFlaw.Noncharacter },
        { "\uFFFD", TextFlaw.BrokenCharacter },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Is_refused_inside_by_name_and_place(string character, TextFlaw flaw)
    {
        var sound = SoundText.Read("Visa" + character + "2024", Max);

        Assert.Equal((flaw, 5, "Visa"), (sound.Fault!.Flaw, sound.Fault.Position, sound.Fault.After));
        Assert.Equal("U+" + Rune.GetRuneAt(character, 0).Value.ToString("X4", CultureInfo.InvariantCulture), sound.Fault.CodePoint);
        Assert.Equal("", sound.Text);
    }

    // Halves of surrogate pairs are no text that a test's name could hold.
    [Fact]
    public void A_torn_surrogate_is_refused_wherever_it_stands()
    {
        foreach (var torn in new[] { "\uD800", "\uDC00", "a\uD83C", "\uDF0Eb", "a\uDF0E\uD83Cb" })
            Assert.Equal(TextFlaw.BrokenCharacter, SoundText.Read(torn, Max).Fault?.Flaw);
    }

    [Theory]
    [InlineData("\u00A0")]
    [InlineData("\u202F")]
    [InlineData("\u2009")]
    [InlineData("\u3000")]
    [InlineData("\u0378")] // Not assigned yet.
    [InlineData("\U0001FBFF")]
    [InlineData("\u0301", "Visá2024")]
    public void Is_kept_inside(string character, string? expected = null) =>
        Assert.Equal(expected ?? "Visa" + character + "2024", SoundText.Read("Visa" + character + "2024", Max).Text);

    [Theory]
    [InlineData("\u00AD")]
    [InlineData("\u200B")]
    [InlineData("\u2060")]
    [InlineData("\uFEFF")]
    public void Is_taken_out_inside_and_told(string character)
    {
        var sound = SoundText.Read("Labor" + character + " Mo" + character + "bility", Max);

        Assert.Equal("Labor Mobility", sound.Text);
        Assert.Equal(2, sound.Removed.Count);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\r\n")]
    [InlineData("\u000B")]
    [InlineData("\u00A0")]
    [InlineData("\u202F")]
    [InlineData("\u3000")]
    [InlineData("\u00AD")]
    [InlineData("\u034F")]
    [InlineData("\u061C")]
    [InlineData("\u115F")]
    [InlineData("\u200B")]
    [InlineData("\u200C")]
    [InlineData("\u200D")]
    [InlineData("\u200E")]
    [InlineData("\u200F")]
    [InlineData("\u202A")]
    [InlineData("\u202C")]
    [InlineData("\u2060")]
    [InlineData("\u2069")]
    [InlineData("\u2800")]
    [InlineData("\u3164")]
    [InlineData("\uFEFF")]
    [InlineData("\uFFA0")]
    public void Goes_from_the_edges(string blank)
    {
        var sound = SoundText.Read($"{blank} {blank}Visa{blank}{blank} ", Max);

        Assert.Equal("Visa", sound.Text);
        Assert.Empty(sound.Removed);
        Assert.Equal("Visa", SoundText.Trim($"{blank} {blank}Visa{blank}{blank} "));
    }

    [Theory]
    [InlineData("\u202Eelttit", TextFlaw.DirectionControl, 1)]
    [InlineData("title\u202E", TextFlaw.DirectionControl, 6)]
    [InlineData("\u0010title", TextFlaw.ControlCharacter, 1)]
    [InlineData("title\uFFFE", TextFlaw.Noncharacter, 6)]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E007F", TextFlaw.TagCharacter, 2)]
    public void Is_refused_at_the_edges_too(string text, TextFlaw flaw, int position) =>
        Assert.Equal((flaw, position), (SoundText.Read(text, Max).Fault?.Flaw, SoundText.Read(text, Max).Fault?.Position));

    [Theory]
    [InlineData("\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")] // Persian, letter and letter
    [InlineData("\u0915\u094D\u200D\u0937")] // Hindi, mark and letter
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467")] // a family
    [InlineData("\U0001F3F3\uFE0F\u200D\U0001F308")] // a flag of two parts
    [InlineData("\U0001F642\u200D\u2194\uFE0F")] // ends with a variation selector
    public void A_joiner_is_kept_where_it_joins(string text) => Assert.Equal(text, SoundText.Read(text, Max).Text);

    [Theory]
    [InlineData("a \u200Db")]
    [InlineData("a\u200D b")]
    [InlineData("a\u200C1")]
    [InlineData("a\u200D\u200Db")]
    [InlineData("1\u200D\U0001F308")]
    public void A_joiner_that_joins_nothing_is_refused(string text) => Assert.Equal(TextFlaw.FormatCharacter, SoundText.Read(text, Max).Fault?.Flaw);

    [Theory]
    [InlineData("he", true)]
    [InlineData("ar-EG", true)]
    [InlineData("en", false)]
    [InlineData("no tag at all", false)]
    [InlineData(null, false)]
    public void Direction_marks_belong_into_languages_written_from_right_to_left(string? language, bool isKept)
    {
        var text = "\u05D0\u200E(\u200F1)\u05D1";

        Assert.Equal(isKept ? text : "", SoundText.Read(text, Max, language: language).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("\u200B")]
    [InlineData("\u3164\u2800")]
    [InlineData(null)]
    public void What_holds_nothing_is_empty(string? text)
    {
        var sound = SoundText.Read(text, Max);

        Assert.True(sound.IsEmpty);
        Assert.Null(sound.Fault);
    }

    [Theory]
    [InlineData("\u0301")]
    [InlineData("\u0301 \u0302")]
    public void Marks_alone_are_nothing_to_be_seen(string text) => Assert.Equal(TextFlaw.NothingVisible, SoundText.Read(text, Max).Fault?.Flaw);

    [Theory]
    [InlineData("x")]
    [InlineData("7")]
    [InlineData("…")]
    [InlineData("€")]
    [InlineData("\U0001F30E")]
    public void One_letter_digit_mark_of_punctuation_or_symbol_is_enough(string text) => Assert.Equal(text, SoundText.Read(text, Max).Text);

    [Fact]
    public void It_is_brought_to_normal_form_and_its_length_counts_after_that()
    {
        var decomposed = string.Concat(Enumerable.Repeat("e\u0301", Max));

        Assert.Equal(new string('é', Max), SoundText.Read(decomposed, Max).Text);
        var fault = SoundText.Read(decomposed + "e\u0301", Max).Fault!;
        Assert.Equal((TextFlaw.TooLong, Max + 1, Max), (fault.Flaw, fault.Length, fault.MaxLength));
    }

    [Fact]
    public void More_than_four_times_its_length_is_refused_before_anything_is_done_to_it()
    {
        // The platform would refuse to normalise it, if it were asked to.
        var raw = "\uD800" + new string('\u0301', Max * SoundText.MaxRawFactor);

        Assert.Equal((TextFlaw.TooLong, raw.Length, Max), (SoundText.Read(raw, Max).Fault!.Flaw, SoundText.Read(raw, Max).Fault!.Length, SoundText.Read(raw, Max).Fault!.MaxLength));
        Assert.Equal(TextFlaw.BrokenCharacter, SoundText.Read(raw[..^1], Max).Fault!.Flaw);
    }

    [Theory]
    [InlineData("One.\r\nTwo.\rThree.\u2028Four.\n\nFive.", "One.\nTwo.\nThree.\nFour.\n\nFive.")]
    [InlineData("\r\nOne.\r\n", "One.")]
    public void A_long_text_has_line_breaks_each_of_them_one_character(string raw, string text) => Assert.Equal(text, SoundText.Read(raw, Max, isLong: true).Text);

    [Fact]
    public void A_long_text_has_no_other_control_characters()
    {
        Assert.Equal(TextFlaw.ControlCharacter, SoundText.Read("One.\u000BTwo.", Max, isLong: true).Fault?.Flaw);
        Assert.Equal(TextFlaw.Tab, SoundText.Read("One.\tTwo.", Max, isLong: true).Fault?.Flaw);
    }

    [Theory]
    [InlineData("Cafe\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467 \u202Ex", 8, "Cafe\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467 ")]
    [InlineData("  Ca\u00ADfe\u0010", 5, "Cafe")]
    [InlineData("The whole of the statement\u0010", 27, "he statement")]
    public void A_place_counts_what_a_reader_sees(string text, int position, string after)
    {
        var fault = SoundText.Read(text, Max).Fault!;

        Assert.Equal((position, after), (fault.Position, fault.After));
    }

    [Theory]
    [InlineData("Visa", null)]
    [InlineData(" Visa", TextFlaw.NotNormal)]
    [InlineData("Vi\u00ADsa", TextFlaw.NotNormal)]
    [InlineData("Visa\u0301", TextFlaw.NotNormal)]
    [InlineData("Vi\u0010sa", TextFlaw.ControlCharacter)]
    public void What_is_kept_already_is_sound_as_it_is_or_not(string text, TextFlaw? flaw) => Assert.Equal(flaw, SoundText.FindFault(text, Max)?.Flaw);

    [Fact]
    public void Anything_can_be_shown_in_a_line()
    {
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDde", SoundText.ToDisplayLine("a\u202Eb\nc\uD800d\u00ADe"));
        Assert.Equal("labor mobility", SoundText.ToSearchLine("\u00A0la\u00ADbor\u202Emobility\u200B"));
    }
}
